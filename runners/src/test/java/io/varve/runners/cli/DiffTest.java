package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What differs between snapshots of a small input, four documents in two files, that is edited. */
class DiffTest {

  @TempDir private Path folder;
  private Workbench bench;

  @BeforeEach
  void twoSnapshots() throws Exception {
    bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML);
    assertThat(bench.run().code(), is(0));
    Path html = bench.input().resolve(Workbench.HTML);
    String edited = Files.readString(html).replace("Tamarind", "Tangerine");
    bench.write(Workbench.HTML, edited.getBytes(StandardCharsets.UTF_8));
    bench.write(Workbench.BROKEN, "PK\3\4 no filing".getBytes(StandardCharsets.UTF_8));
    Files.delete(bench.input().resolve(Workbench.PLAIN));
    assertThat(bench.run("--prune-deleted", "--max-missing=60").code(), is(3));
  }

  @Test
  void eachFileIsToldWithItsCause() throws Exception {
    JsonNode diff = document(bench.ask("diff", "1", "2", "--json"));
    Map<String, String> changes = new HashMap<>();
    diff.get("source_files")
        .forEach(
            file ->
                changes.put(
                    file.get("key").asText(),
                    file.get("change").asText() + " " + file.get("decision").asText()));
    assertThat(
        changes,
        is(
            Map.of(
                Workbench.PLAIN, "removed removed",
                Workbench.HTML, "modified modified",
                Workbench.BROKEN, "added added")));
    assertThat(diff.get("counts").get("added").asInt(), is(1));
    String text = bench.ask("diff").out();
    assertThat(
        text,
        allOf(
            containsString("From snapshot 1, run"),
            containsString("Source files: 1 added, 1 removed, 1 modified; 1 of them failed"),
            containsString("added: not in the manifest; UNSUPPORTED")));
  }

  @Test
  void theOtherWayRoundIsTheOpposite() throws Exception {
    JsonNode there = document(bench.ask("diff", "1", "2", "--rows=sections", "--json"));
    JsonNode back = document(bench.ask("diff", "2", "1", "--rows=sections", "--json"));
    assertThat(back.get("rows").get("added"), is(there.get("rows").get("removed")));
    assertThat(back.get("rows").get("removed"), is(there.get("rows").get("added")));
    assertThat(back.get("counts").get("removed").asInt(), is(1));
  }

  @Test
  void theFirstSnapshotDiffersFromNothing() throws Exception {
    JsonNode diff = document(bench.ask("diff", "1", "--rows=documents", "--json"));
    assertThat(diff.get("from").asInt(), is(0));
    assertThat(diff.get("counts").get("added").asInt(), is(2));
    assertThat(diff.get("rows").get("added_count").asInt(), is(4));
  }

  @Test
  void rowsAreWholeAndLimitedOnRequest() throws Exception {
    JsonNode rows =
        document(bench.ask("diff", "--rows=documents", "--limit=1", "--json")).get("rows");
    assertThat(rows.get("removed_count").asInt(), is(4));
    assertThat(rows.get("removed").size(), is(1));
    assertThat(rows.get("removed").get(0).get("is_amendment").isBoolean(), is(true));
    assertThat(
        bench.ask("diff", "--rows=documents", "--limit=1").out(),
        containsString("and 3 rows more: --limit=N shows more"));
  }

  @Test
  void aTextIsComparedSectionBySection() throws Exception {
    Result result = bench.ask("diff", "--text=" + Workbench.HTML);
    assertThat(
        result.out(),
        allOf(
            containsString("== 2.02 results_of_operations: Item 2.02."),
            containsString("--- " + Workbench.HTML + "@1\n+++ " + Workbench.HTML + "@2\n@@ -"),
            containsString("Tangerine"),
            not(containsString("\\x09"))));
    JsonNode json = document(bench.ask("diff", "--text=" + Workbench.HTML, "--json"));
    for (JsonNode section : json.get("sections")) {
      assertThat(
          section.get("diff").asText(), section.get("diff").asText().contains("\n+"), is(true));
    }
  }

  @Test
  void nothingDifferentIsSaid() throws Exception {
    assertThat(bench.ask("diff", "2", "2").out(), containsString("Nothing is different"));
    assertThat(
        bench.ask("diff", "2", "2", "--text=" + Workbench.HTML).out(),
        containsString("No section of"));
  }

  @Test
  void mistakesAreTold() {
    expect("Invalid ID: 9 is neither", "diff", "9");
    expect("Invalid ID: nightly is neither", "diff", "nightly", "2");
    expect("Invalid ID: nightly is neither", "diff", "nightly", "weekly");
    expect("nothing can be done with '3' here", "diff", "1", "2", "3");
    expect("nothing can be done with '2', '9' here", "diff", "1", "2", "2", "9");
    expect("Invalid --rows: neither snapshot has a dataset pages", "diff", "--rows=pages");
    expect("Invalid --text: neither snapshot has sections of x", "diff", "--text=x");
    expect("Invalid --limit: -1", "diff", "--limit=-1");
    expect("Invalid --rows with --text", "diff", "--rows=sections", "--text=x");
  }

  private void expect(String message, String... words) {
    Result result = bench.ask(words);
    assertThat(result.code(), is(2));
    assertThat(result.err(), containsString(message));
  }

  private static JsonNode document(Result result) throws Exception {
    assertThat(result.err(), result.code(), is(0));
    return new ObjectMapper().readTree(result.out());
  }
}

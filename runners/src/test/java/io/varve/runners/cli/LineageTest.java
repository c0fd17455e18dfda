package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From input to row and back. */
class LineageTest {

  @TempDir private Path folder;
  private Workbench bench;

  @BeforeEach
  void threeSnapshots() throws Exception {
    bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML);
    assertThat(bench.run().code(), is(0));
    edit("Tangerine");
    edit("Tamarillo");
  }

  private void edit(String name) throws Exception {
    String text = Files.readString(bench.input().resolve(Workbench.HTML));
    bench.write(
        Workbench.HTML,
        text.replaceAll("Tam?arind|Tangerine", name).getBytes(StandardCharsets.UTF_8));
    assertThat(bench.run().code(), is(0));
  }

  @Test
  void aSourceFileTellsItsRunAndItsRows() throws Exception {
    JsonNode json = document(bench.ask("lineage", Workbench.PLAIN, "--json"));
    JsonNode diff = document(bench.ask("diff", "1", "--json"));
    assertThat(json.get("kind").asText(), is("source-file"));
    assertThat(
        json.get("run").get("run_id").asText(),
        is(diff.get("source_files").get(0).get("run_id").asText()));
    for (JsonNode file : json.get("data_files")) {
      assertThat(Files.exists(bench.warehouse().resolve(file.get("path").asText())), is(true));
      assertThat(file.get("rows").asLong(), is(greaterThan(0L)));
    }
    assertThat(
        bench.ask("lineage", Workbench.PLAIN).out(),
        allOf(containsString("Extracted by run "), containsString("chunk_tokens")));
  }

  /** The shard of the first run is written anew when one of its two files is replaced. */
  @Test
  void aDataFileTellsItsSourcesAndSnapshots() throws Exception {
    JsonNode first = document(bench.ask("diff", "1", "--json")).get("data_files");
    JsonNode second = document(bench.ask("diff", "2", "--json")).get("data_files");
    JsonNode old = lineage(path(first, "sections"));
    assertThat(old.get("snapshots").toString(), is("[{\"first\":1,\"last\":1}]"));
    assertThat(old.get("source_files").size(), is(2));
    JsonNode rewritten = lineage(path(second, "sections"));
    assertThat(rewritten.get("snapshots").get(0).get("first").asInt(), is(2));
    long rows = 0;
    for (JsonNode source : rewritten.get("source_files")) {
      rows += source.get("rows").asLong();
    }
    assertThat(rows, is(rewritten.get("data_file").get("rows").asLong()));
  }

  private JsonNode lineage(String path) throws Exception {
    return document(bench.ask("lineage", path, "--json"));
  }

  private static String path(JsonNode files, String dataset) {
    for (JsonNode file : files) {
      if (file.get("dataset").asText().equals(dataset) && file.has("after")) {
        return file.get("after").asText();
      }
    }
    throw new AssertionError("no data file of " + dataset + " in " + files);
  }

  /** The span of each kind of row, cut out of the canonical text, is the row's own text. */
  @Test
  void aRowShowsItsPartOfTheText() throws Exception {
    for (String dataset : new String[] {"sections", "chunks"}) {
      JsonNode rows =
          document(bench.ask("diff", "1", "--rows=" + dataset, "--json")).get("rows").get("added");
      String id = dataset.substring(0, dataset.length() - 1) + "_id";
      for (JsonNode row : rows) {
        JsonNode found =
            document(
                    bench.ask(
                        "lineage",
                        dataset + ":" + row.get(id).asText(),
                        "--snapshot=1",
                        "--show",
                        "--json"))
                .get("rows")
                .get(0);
        assertThat(found.get("source_key"), is(row.get("source_key")));
        assertThat(found.get("text"), is(row.get("text")));
        assertThat(found.get("start"), is(row.get("start")));
      }
    }
  }

  @Test
  void aDocumentIsAllOfItsText() throws Exception {
    JsonNode row =
        document(bench.ask("diff", "1", "--rows=documents", "--json"))
            .get("rows")
            .get("added")
            .get(0);
    String id = row.get("document_id").asText();
    JsonNode found =
        document(bench.ask("lineage", "documents:" + id, "--snapshot=1", "--show", "--json"));
    assertThat(
        found.get("rows").get(0).get("text").asText().length(), is(row.get("text_length").asInt()));
    assertThat(
        bench.ask("lineage", "documents:" + id, "--snapshot=1").out(),
        startsWith("Row of documents\n"));
  }

  @Test
  void aDamagedDataFileIsNotBelieved() throws Exception {
    JsonNode files = document(bench.ask("diff", "1", "--json")).get("data_files");
    Path file = bench.warehouse().resolve(path(files, "sections"));
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(file.toFile().length() / 2);
      int there = bytes.read();
      bytes.seek(file.toFile().length() / 2);
      bytes.write(there ^ 1);
    }
    assertThat(bench.ask("lineage", path(files, "sections")).code(), is(12));
    assertThat(bench.ask("lineage", Workbench.HTML, "--snapshot=1").code(), is(0));
    assertThat(bench.ask("diff", "1", "--rows=sections").code(), is(12));
    assertThat(bench.ask("diff", "1", "2", "--text=" + Workbench.HTML).code(), is(12));
  }

  @Test
  void aFileOfAnotherSnapshotIsToldWhere() throws Exception {
    Files.delete(bench.input().resolve(Workbench.PLAIN));
    assertThat(bench.run("--prune-deleted", "--max-missing=60").code(), is(0));
    bench.write("late.htm", Files.readAllBytes(bench.input().resolve(Workbench.HTML)));
    assertThat(bench.run().code(), is(0));
    Result gone = bench.ask("lineage", Workbench.PLAIN);
    assertThat(gone.code(), is(2));
    assertThat(gone.err(), containsString("it was removed in snapshot 4; --snapshot=3 has it."));
    Result early = bench.ask("lineage", "late.htm", "--snapshot=2");
    assertThat(early.code(), is(2));
    assertThat(early.err(), containsString("it was added in snapshot 5; --snapshot=5 has it."));
    assertThat(bench.ask("lineage", Workbench.PLAIN, "--snapshot=3").code(), is(0));
    assertThat(bench.ask("check").code(), is(0));
  }

  @Test
  void aDataFileMayBeNamedFromOutside() throws Exception {
    String inside = path(document(bench.ask("diff", "1", "--json")).get("data_files"), "sections");
    String outside = bench.warehouse().resolve(inside).toAbsolutePath().toString();
    assertThat(lineage(outside), is(lineage(inside)));
  }

  @Test
  void mistakesAreTold() {
    Result unknown = bench.ask("lineage", "data/../../etc/passwd");
    assertThat(unknown.code(), is(2));
    assertThat(unknown.err(), containsString("Cannot find data/../../etc/passwd in snapshot 3"));
    assertThat(bench.ask("lineage", Workbench.HTML, "--show").code(), is(2));
    assertThat(bench.ask("lineage", Workbench.HTML, "--snapshot=7").code(), is(2));
  }

  private static JsonNode document(Result result) throws Exception {
    assertThat(result.err(), result.code(), is(0));
    return new ObjectMapper().readTree(result.out());
  }
}

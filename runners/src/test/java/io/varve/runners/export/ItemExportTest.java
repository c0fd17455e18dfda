package io.varve.runners.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import io.varve.runners.export.ItemText.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemExportTest {

  private static final String QUARTERLY = "2024/quillmoor-data-10q.htm";

  private static final String SAMPLES = "pipelines/samples/filings";

  @TempDir private Path folder;

  @Test
  void eachFilingBecomesAFileInAFolderLikeItsOwn() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.HTML, QUARTERLY);
    assertThat(bench.run().code(), is(0));
    Result result = bench.ask("export-items", "--out=" + folder.resolve("out"));

    assertThat(result.err(), result.code(), is(0));
    assertThat(result.out(), containsString("2 filings of snapshot 1"));
    JsonNode json =
        Json.parse(Files.readString(folder.resolve("out/2024/quillmoor-data-10q.json")));
    assertThat(json.get("filename").asText(), equalTo("quillmoor-data-10q.htm"));
    assertThat(json.get("items").get("part_1_item_2").asText().isEmpty(), is(false));
    assertThat(json.get("items").toString(), containsString("[[TABLE]]"));
  }

  /** Whatever the order: that of the runs makes the last name the one that was given already. */
  @Test
  void filingsWithNamesAlikeHaveAFileEach() throws Exception {
    Workbench bench = new Workbench(folder);
    byte[] filing = Files.readAllBytes(Workbench.HOME.resolve(SAMPLES).resolve(Workbench.PLAIN));
    bench.write("a.txt", filing);
    bench.write("a.htm.htm", filing);
    assertThat(bench.run().code(), is(0));
    bench.write("a.htm", filing);
    assertThat(bench.run().code(), is(0));
    Path out = folder.resolve("out");
    assertThat(bench.ask("export-items", "--out=" + out).code(), is(0));

    Set<String> exported = new TreeSet<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.toList()) {
        exported.add(Json.parse(Files.readString(file)).get("filename").asText());
      }
    }
    assertThat(exported, is(Set.of("a.htm", "a.htm.htm", "a.txt")));
  }

  @Test
  void aFolderWithFilesIsNotWrittenTo() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.HTML);
    assertThat(bench.run().code(), is(0));
    Result result = bench.ask("export-items", "--out=" + bench.input());

    assertThat(result.code(), is(2));
    assertThat(result.err(), containsString("not empty"));
  }

  @Test
  void tablesAreMarkedAndClippedToTheirSection() {
    List<Span> tables = List.of(new Span(0, 12), new Span(14, 16), new Span(18, 40));

    assertThat(
        ItemText.marked("abcdefghij", 10, tables),
        equalTo("[[TABLE]]\nab\n[[/TABLE]]cd[[TABLE]]\nef\n[[/TABLE]]gh[[TABLE]]\nij\n[[/TABLE]]"));
  }

  @Test
  void onlyQuarterlyReportsNeedTheirParts() {
    assertThat(ItemText.id("10-Q/A", "II", "1A"), equalTo("part_2_item_1A"));
    assertThat(ItemText.id("10-K405", "II", "7A"), equalTo("7A"));
    assertThat(ItemText.id("8-K", "", "5.02"), equalTo("5.02"));
  }
}

package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.run.Journal;
import io.varve.io.run.ShardOutcome;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What check says of shares, of documents extracted again, of waste and of lost work. */
final class CheckCommandTest {

  @TempDir private Path folder;
  private Workbench bench;

  @BeforeEach
  void run() throws IOException {
    bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML);
    assertThat(bench.run("--chunk-tokens=256").code(), is(0));
  }

  @Test
  void documentsAreExtractedAgainWithTheirOwnSettings() throws Exception {
    Result result = bench.ask("check", "--reextract=100");
    assertThat(
        result.out(), containsString("Extracted 2 of 2 live documents again (100% by seed "));
    assertThat(result.out(), containsString("2 gave the stored rows, 0 gave others."));
    assertThat(result.code(), is(0));

    Files.delete(bench.input().resolve(Workbench.PLAIN));
    JsonNode json = json(0, "check", "--reextract=100%", "--seed=x");
    assertThat(json.get("clean").asBoolean(), is(true));
    JsonNode again = json.get("reextraction");
    assertThat(again.get("same").asInt(), is(1));
    assertThat(again.get("seed").asText(), is("x"));
    assertThat(
        again.get("not_comparable").get("the source file is gone or changed").asInt(), is(1));
  }

  @Test
  void aShareOfTheDataIsReadAndSaid() throws Exception {
    Result result = bench.ask("check", "--read-data=1%", "--seed=today");
    assertThat(result.code(), is(0));
    assertThat(result.out(), containsString(" were read (1% by seed today)"));
    JsonNode json = json(0, "check", "--read-data");
    assertThat(json.get("read_percent").asInt(), is(100));
    assertThat(json.get("read_files").asInt(), is(json.get("data_files").asInt()));
    assertThat(json.get("rows").asInt() > 10, is(true));
  }

  @Test
  void noShareIsAMistake() {
    for (String word : List.of("--read-data=0", "--reextract=0%", "--reextract=101")) {
      Result result = bench.ask("check", word);
      assertThat(result.code(), is(2));
      assertThat(result.err(), startsWith("Invalid share: "));
    }
    assertThat(bench.ask("check", "--reextract=all").code(), is(2));
  }

  @Test
  void aDamagedWarehouseIsNotExtractedAgain() throws Exception {
    Files.delete(bench.warehouse().resolve(file().path()));
    Result result = bench.ask("check", "--reextract=100");
    assertThat(result.code(), is(12));
    assertThat(result.out(), containsString("No document was extracted again"));
  }

  @Test
  void filesThatNobodyNamesAreInformation() throws Exception {
    Path waste = bench.warehouse().resolve("data/sections/dead/x.parquet");
    Files.createDirectories(waste.getParent());
    Files.write(waste, new byte[1234]);
    Files.write(waste.resolveSibling(".varve-x.tmp"), new byte[10]);
    Result result = bench.ask("check");
    assertThat(result.code(), is(0));
    assertThat(
        result.out(),
        containsString("No kept snapshot names 1 file in data (1.2 kB); 'varve prune' deletes"));
    JsonNode json = json(0, "check");
    assertThat(json.get("clean").asBoolean(), is(true));
    assertThat(json.at("/unreferenced/data/bytes").asInt(), is(1234));
  }

  @Test
  void lostWorkIsNoDamage() throws Exception {
    DataFile lost =
        new DataFile("sections", "s", "data/sections/dead/s-1.parquet", 1, 1, "sha256:0", "dead");
    new Journal(Warehouse.open(bench.warehouse().toString()).storage())
        .add("dead", "s", "1", ShardOutcome.of(List.of(DataFileChange.of(lost))));
    Result result = bench.ask("check");
    assertThat(result.code(), is(0));
    assertThat(
        result.out(),
        allOf(
            containsString("lost-work"),
            containsString(lost.path()),
            containsString("The warehouse is intact: this was finished work"),
            not(containsString("Restore"))));
    JsonNode json = json(0, "check");
    assertThat(json.get("clean").asBoolean(), is(false));
    assertThat(json.get("damaged").asBoolean(), is(false));
  }

  private DataFile file() throws IOException {
    Warehouse warehouse = Warehouse.open(bench.warehouse().toString());
    History history = warehouse.history();
    return history.dataFiles(warehouse, history.current().orElseThrow().snapshot()).get(0);
  }

  private JsonNode json(int code, String... words) throws Exception {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = "--json";
    Result result = bench.ask(all);
    assertThat(result.code(), is(code));
    return Json.parse(result.out());
  }
}

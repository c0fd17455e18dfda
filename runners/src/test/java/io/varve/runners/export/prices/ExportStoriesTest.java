package io.varve.runners.export.prices;

import static io.varve.runners.export.prices.ExportBench.AAPL;
import static io.varve.runners.export.prices.ExportBench.KGH;
import static io.varve.runners.export.prices.ExportBench.VOD;
import static io.varve.runners.export.prices.ExportBench.contents;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.DataFile;
import io.varve.runners.Workbench.Result;
import io.varve.runners.export.folder.ExportFolder;
import io.varve.runners.export.prices.PricesExport.Terms;
import io.varve.transforms.prices.PriceDatasets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder goes through: the same export again, changes, damage, and other people. */
final class ExportStoriesTest {

  @TempDir private Path folder;

  private ExportBench bench;

  @BeforeEach
  void export() throws Exception {
    bench = new ExportBench(folder).usual();
    bench.done();
  }

  private void expect(JsonNode json, String written, int unchanged) {
    assertThat(json.get("written_files").toString(), is(written));
    assertThat(json.get("unchanged").asInt(), is(unchanged));
  }

  @Test
  void nothingChanged() throws Exception {
    byte[] state = Files.readAllBytes(bench.out.resolve(".varve-export.json"));
    JsonNode json = bench.done();

    expect(json, "[]", 5);
    assertThat(json.get("status").asText(), is("no-changes"));
    assertThat(Files.readAllBytes(bench.out.resolve(".varve-export.json")), is(state));
    bench.check();
  }

  @Test
  void oneTickerChanged() throws Exception {
    bench.world.prices(VOD, 9, 8);
    FileTime before = Files.getLastModifiedTime(bench.out.resolve("aapl.us.csv"));
    expect(bench.commit().done(), "[\"vod.uk.csv\"]", 4);

    assertThat(bench.content("vod.uk.csv"), containsString(",9,10,9,9,"));
    assertThat(Files.getLastModifiedTime(bench.out.resolve("aapl.us.csv")), is(before));
    bench.check();
  }

  @Test
  void anotherExtractorMakesTheSameBytes() throws Exception {
    bench.warehouse().fingerprint("f2");
    expect(bench.commit().done(), "[]", 5);
    expect(bench.done(), "[]", 5);
  }

  @Test
  void aDeletedFileComesBack() throws Exception {
    Map<String, String> before = contents(bench.out);
    Files.delete(bench.out.resolve("kgh.csv"));
    Files.delete(bench.out.resolve("matches.csv"));
    expect(bench.done(), "[\"kgh.csv\",\"matches.csv\"]", 3);
    assertThat(contents(bench.out), is(before));
  }

  @Test
  void anAlteredFileIsPutRight() throws Exception {
    Map<String, String> before = contents(bench.out);
    Files.writeString(bench.out.resolve("kgh.csv"), "mine");
    expect(bench.done(), "[\"kgh.csv\"]", 4);
    assertThat(contents(bench.out), is(before));
  }

  @Test
  void aTouchedFileIsNotWrittenAgain() throws Exception {
    Path file = bench.out.resolve("kgh.csv");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-05-06T07:08:09Z")));
    expect(bench.done(), "[]", 5);
    expect(bench.done(), "[]", 5);
  }

  @Test
  void aChangeThatHidesIsFoundOnDemand() throws Exception {
    Path file = bench.out.resolve("kgh.csv");
    String before = Files.readString(file);
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, before.replace("120.25", "999.25"));
    Files.setLastModifiedTime(file, time);
    expect(bench.done(), "[]", 5);
    expect(bench.done("--verify"), "[\"kgh.csv\"]", 4);
    assertThat(Files.readString(file), is(before));
  }

  @Test
  void whatIsNotMatchedAnyMoreIsRemoved() throws Exception {
    bench.world.without("VOD:LN");
    JsonNode json = bench.commit().done();
    assertThat(json.get("removed_files").toString(), is("[\"vod.uk.csv\"]"));
    assertThat(Files.exists(bench.out.resolve("vod.uk.csv")), is(false));
    assertThat(bench.done().get("status").asText(), is("no-changes"));
    bench.check();
  }

  @Test
  void whatSomebodyChangedIsNotRemoved() throws Exception {
    Files.writeString(bench.out.resolve("vod.uk.csv"), "mine");
    bench.world.without("VOD:LN");
    for (int i = 0; i < 2; i++) {
      JsonNode json = bench.commit().done();
      assertThat(json.get("kept_files").toString(), is("[\"vod.uk.csv\"]"));
      assertThat(bench.content("vod.uk.csv"), is("mine"));
    }
    assertThat(bench.export().out(), containsString("kept, changed by others"));
  }

  @Test
  void aFileOfSomebodyElseIsLeftAlone() throws Exception {
    String path = "daily/us/new.us.txt";
    Files.writeString(bench.out.resolve("new.us.csv"), "theirs");
    Files.writeString(bench.out.resolve("notes.txt"), "theirs");
    bench.world.prices(path, 4).prices(VOD, 5).instrument("a.csv", 12, "NEW:US", path);
    Map<String, String> before = contents(bench.out);
    Result result = bench.commit().export();

    assertThat(result.code(), is(4));
    assertThat(result.err(), containsString("new.us.csv"));
    assertThat(result.err(), containsString("--overwrite"));
    assertThat(contents(bench.out), is(before));
    expect(bench.done("--overwrite"), "[\"matches.csv\",\"new.us.csv\",\"vod.uk.csv\"]", 3);
    assertThat(bench.content("notes.txt"), is("theirs"));
    bench.check();
  }

  @Test
  void aFolderOrALinkInTheWay() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside"), "outside");
    Files.delete(bench.out.resolve("kgh.csv"));
    Files.createSymbolicLink(bench.out.resolve("kgh.csv"), outside);
    expect(bench.done(), "[\"kgh.csv\"]", 4);
    assertThat(Files.isSymbolicLink(bench.out.resolve("kgh.csv")), is(false));
    assertThat(Files.readString(outside), is("outside"));

    Files.delete(bench.out.resolve("kgh.csv"));
    Files.createDirectory(bench.out.resolve("kgh.csv"));
    Result result = bench.export("--overwrite");
    assertThat(result.code(), is(4));
    assertThat(result.err(), containsString("folders have to be moved away"));
  }

  @Test
  void theTemporaryNameLeadsNowhereElse() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside"), "outside");
    Files.createSymbolicLink(bench.out.resolve(".varve-export.tmp"), outside);
    Files.delete(bench.out.resolve("kgh.csv"));
    bench.done();
    assertThat(Files.readString(outside), is("outside"));
    bench.check();
  }

  @Test
  void anotherFormatOrWarehouseIsRefused() throws Exception {
    Map<String, String> before = contents(bench.out);
    Result parquet = bench.export("--format=parquet", "--overwrite");
    assertThat(parquet.code(), is(4));
    assertThat(parquet.err(), containsString("of another format (prices/csv)"));

    ExportBench other = new ExportBench(folder.resolve("other")).usual();
    Result foreign = other.export(bench.out);
    assertThat(foreign.code(), is(4));
    assertThat(foreign.err(), containsString("of another warehouse"));
    assertThat(contents(bench.out), is(before));
  }

  @Test
  void anUnreadableStateIsNoFreshStart() throws Exception {
    Path state = bench.out.resolve(".varve-export.json");
    String good = Files.readString(state);
    Map<String, String> before = contents(bench.out);
    List<String> bad =
        List.of("", "{}", good.replace("kgh", "kgx"), good.substring(0, good.length() / 2));
    for (String text : bad) {
      Files.writeString(state, text);
      Result result = bench.export("--overwrite");
      assertThat(result.code(), is(12));
      assertThat(result.err(), containsString(".varve-export.json"));
      assertThat(result.err(), containsString("delete this file and export with --overwrite"));
      assertThat(contents(bench.out), is(before));
    }
    Files.delete(state);
    assertThat(bench.export().code(), is(4));
    expect(
        bench.done("--overwrite"),
        "[\"aapl.us.csv\",\"kgh.csv\",\"matches.csv\",\"unmatched.csv\",\"vod.uk.csv\"]",
        0);
  }

  @Test
  void anUnreadableJournalIsNoFreshStart() throws Exception {
    Files.writeString(bench.out.resolve(".varve-export.journal"), "{\"half\":1}\n");
    Result result = bench.export();
    assertThat(result.code(), is(12));
    assertThat(result.err(), containsString(".varve-export.journal"));
  }

  @Test
  void onlyOneExportAtATime() throws Exception {
    Terms terms = new Terms(bench.out, "", PriceFormat.CSV, false, false, false);
    var owner = PricesExport.owner(bench.warehouse().warehouse(), terms);
    try (ExportFolder held = ExportFolder.open(bench.out, owner)) {
      Result result = bench.export();
      assertThat(held.names().isEmpty(), is(false));
      assertThat(result.code(), is(4));
      assertThat(result.err(), containsString("is writing there"));
    }
    assertThat(bench.export().code(), is(0));
  }

  @Test
  void damagedDataFilesAreNotExported() throws Exception {
    DataFile prices = bench.warehouse().dataFiles(PriceDatasets.PRICES).get(0);
    Path file = folder.resolve("warehouse").resolve(prices.path());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Files.delete(bench.out.resolve("kgh.csv"));
    Result result = bench.export();
    assertThat(result.code(), is(12));
    assertThat(result.err(), containsString(prices.path()));
    assertThat(Files.exists(bench.out.resolve("kgh.csv")), is(false));
  }

  @Test
  void placesThatCannotBe() throws Exception {
    assertThat(bench.export(folder.resolve("warehouse/data")).code(), is(2));
    assertThat(bench.export(bench.out.resolve("kgh.csv")).code(), is(2));
    assertThat(bench.export(Path.of("")).code(), is(2));
    assertThat(bench.export("--format=xls").code(), is(2));
    Result unknown = bench.export("--snapshot=9");
    assertThat(unknown.code(), is(2));
    assertThat(unknown.err(), not(containsString("Exception")));
    assertThat(contents(bench.out).containsKey("aapl.us.csv"), is(true));
  }

  @Test
  void aTickerThatLosesItsPricesLosesItsFile() throws Exception {
    bench.world.prices(KGH);
    JsonNode json = bench.commit().done();
    assertThat(json.get("removed_files").toString(), is("[\"kgh.csv\"]"));
    assertThat(json.get("skipped_tickers").toString(), is("[\"KGH\"]"));
    bench.world.gone(AAPL).status(AAPL, "error:FETCH");
    assertThat(bench.commit().done().get("removed_files").toString(), is("[\"aapl.us.csv\"]"));
    bench.check();
  }
}

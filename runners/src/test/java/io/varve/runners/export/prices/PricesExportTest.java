package io.varve.runners.export.prices;

import static io.varve.runners.export.prices.ExportBench.AAPL;
import static io.varve.runners.export.prices.ExportBench.VOD;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.io.parquet.RowReader;
import io.varve.io.storage.LocalStorage;
import io.varve.runners.Workbench.Result;
import io.varve.transforms.prices.row.PriceRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files say. */
final class PricesExportTest {

  @TempDir private Path folder;

  private ExportBench bench;

  @BeforeEach
  void world() throws Exception {
    bench = new ExportBench(folder);
  }

  @AfterEach
  void check() throws Exception {
    bench.check();
  }

  @Test
  void eachMatchedTickerHasOneFileOfLines() throws Exception {
    JsonNode json = bench.usual().done();

    assertThat(
        bench.content("aapl.us.csv"),
        equalTo(
            """
            ticker,per,date,time,open,high,low,close,volume,openint
            AAPL.US,D,20240101,000000,10,11,10,10,0,0
            AAPL.US,D,20240102,000000,10.5,11.5,10.5,10.5,100,0
            AAPL.US,D,20240103,000000,0.0000001,1.0000001,0.0000001,0.0000001,200,0
            """));
    assertThat(
        ExportBench.contents(bench.out).keySet(),
        is(Set.of("aapl.us.csv", "kgh.csv", "matches.csv", "unmatched.csv", "vod.uk.csv")));
    assertThat(json.get("written").asInt(), is(5));
    assertThat(json.get("status").asText(), is("exported"));
  }

  @Test
  void reportsAreInTheOrderOfTheLists() throws Exception {
    bench.usual().done();

    String name = "\"Name of %s, \"\"Inc.\"\"\"";
    String days = ",2024-01-01,2024-01-0";
    String same = ",USD,USD,match,ok,\n";
    assertThat(
        bench.content("matches.csv"),
        equalTo(
            "symbol,isin,market,name,currency,matched_ticker,stooq_path,region,category,strategy,"
                + "source_file,price_start,price_end,price_rows,inferred_currency,resolved_currency,"
                + "currency_status,data_status,data_flags\n"
                + ("VOD:LN,,NSQ," + name.formatted("VOD:LN") + ",USD,VOD.UK," + VOD)
                + (",uk,lse stocks,ticker,a.csv" + days + "2,2" + same)
                + ("APC:GR,,NSQ," + name.formatted("APC:GR") + ",USD,AAPL.US," + AAPL)
                + (",us,nasdaq stocks,ticker,a.csv" + days + "3,3" + same)
                + ("AAPL:US,,NSQ," + name.formatted("AAPL:US") + ",USD,AAPL.US," + AAPL)
                + (",us,nasdaq stocks,ticker,b.csv" + days + "3,3" + same)
                + ("KGH,,NSQ," + name.formatted("KGH") + ",USD,KGH,daily/pl/wse stocks/kgh.txt")
                + (",pl,wse stocks,ticker,b.csv" + days + "1,1" + same)));
    assertThat(
        bench.content("unmatched.csv"),
        equalTo(
            "symbol,isin,market,name,currency,source_file,reason\n"
                + ("NONE,,NSQ," + name.formatted("NONE") + ",USD,a.csv,manual_review\n")));
  }

  @Test
  void linesStandAsTheyWereWritten() throws Exception {
    PriceRow row =
        new PriceRow(
            "AAPL.US",
            LocalDate.of(2024, 1, 2),
            Optional.empty(),
            Optional.of(2.0),
            Optional.of(1.0),
            1.5,
            Optional.empty(),
            Optional.empty(),
            2,
            Optional.of("AAPL.US,D,20240102,000000,n/a,2.00,1.00,1.50,,"));
    bench.world.rows(AAPL, List.of(row)).instrument("a.csv", 2, "AAPL:US", AAPL);
    bench.commit().done();

    assertThat(
        bench.content("aapl.us.csv").lines().skip(1).toList(),
        is(List.of("AAPL.US,D,20240102,000000,n/a,2.00,1.00,1.50,,")));
  }

  @Test
  void parquetHasTypedColumns() throws Exception {
    bench.usual().done("--format=parquet");

    List<GenericRecord> rows = new ArrayList<>();
    LocalStorage storage = LocalStorage.at(bench.out);
    try (RowReader reader = RowReader.open(storage, "aapl.us.parquet")) {
      for (var row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    assertThat(rows, hasSize(3));
    GenericRecord last = rows.get(2);
    assertThat(
        last.getSchema().getFields().stream().map(field -> field.name()).toList(),
        is(List.of("ticker", "date", "open", "high", "low", "close", "volume", "open_interest")));
    assertThat(last.get("ticker").toString(), is("AAPL.US"));
    assertThat(last.get("date"), is((int) LocalDate.of(2024, 1, 3).toEpochDay()));
    assertThat(last.get("close"), is(1e-7));
    assertThat(last.get("volume"), is(200.0));
    assertThat(Files.exists(bench.out.resolve("matches.csv")), is(true));
    JsonNode again = bench.done("--format=parquet");
    assertThat(again.get("written").asInt(), is(0));
    assertThat(again.get("unchanged").asInt(), is(5));
  }

  @Test
  void tickersWithoutPricesAreSkippedUnlessAskedFor() throws Exception {
    bench
        .world
        .prices("daily/us/none.us.txt")
        .instrument("a.csv", 2, "NONE:US", "daily/us/none.us.txt");
    bench.world.instrument("a.csv", 3, "BAD:US", "daily/us/bad.us.txt");
    bench.world.prices(VOD, 1).status(VOD, "error:DECODE").instrument("a.csv", 4, "VOD:LN", VOD);
    JsonNode json = bench.commit().done();

    assertThat(json.get("skipped_tickers").toString(), is("[\"BAD.US\",\"NONE.US\",\"VOD.UK\"]"));
    assertThat(
        ExportBench.contents(bench.out).keySet(), is(Set.of("matches.csv", "unmatched.csv")));
    assertThat(bench.done("--include-empty-prices").get("written").asInt(), is(3));
    assertThat(bench.content("none.us.csv"), is(CsvSheet.HEADER + "\n"));
    assertThat(bench.content("bad.us.csv"), is(CsvSheet.HEADER + "\n"));
    assertThat(bench.done("--include-empty-prices").get("written").asInt(), is(0));
    assertThat(bench.done().get("removed").asInt(), is(3));
  }

  @Test
  void aTickerThatCannotNameAFileFailsAlone() throws Exception {
    bench.usual();
    bench.world.prices("daily/us/matches.txt", 1).prices("daily/us/.hidden.us.txt", 1);
    bench.world.prices("daily/uk/aapl.us.txt", 77);
    bench.world.instrument("c.csv", 2, "MATCHES", "daily/us/matches.txt");
    bench.world.instrument("c.csv", 3, ".HIDDEN", "daily/us/.hidden.us.txt");
    bench.world.instrument("c.csv", 4, "TWICE", "daily/uk/aapl.us.txt");
    Result result = bench.commit().export("--json");

    assertThat(result.out(), result.code(), is(3));
    JsonNode json = Json.parse(result.out());
    assertThat(json.get("failed").asInt(), is(3));
    assertThat(
        json.get("failures").findValuesAsText("ticker"),
        is(List.of(".HIDDEN.US", "AAPL.US", "MATCHES")));
    assertThat(bench.content("matches.csv"), containsString("matched_ticker"));
    assertThat(
        ExportBench.contents(bench.out).keySet(),
        is(Set.of("kgh.csv", "matches.csv", "unmatched.csv", "vod.uk.csv")));
    assertThat(
        bench.export().out(),
        containsString("Cannot export MATCHES: its file would be the report"));
  }

  @Test
  void anOlderSnapshotCanBeExported() throws Exception {
    bench.usual();
    bench.world.prices(VOD, 99);
    bench.commit();
    bench.done("--snapshot=1");
    assertThat(bench.content("vod.uk.csv"), containsString("VOD.UK,D,20240102,"));
    assertThat(
        bench.done().get("written_files").toString(), is("[\"matches.csv\",\"vod.uk.csv\"]"));
    assertThat(bench.content("vod.uk.csv"), containsString("20240101,000000,99,"));
  }

  @Test
  void aThousandTickersInManyShards() throws Exception {
    for (int i = 0; i < 1000; i++) {
      String path = "daily/us/t" + i + ".us.txt";
      bench.world.prices(path, i, i + 0.25).instrument("a.csv", i + 2, "T" + i + ":US", path);
    }
    assertThat(bench.commit().done().get("written").asInt(), is(1002));
    for (int i = 0; i < 1000; i++) {
      assertThat(
          bench.content("t" + i + ".us.csv").lines().skip(2).toList(),
          is(
              List.of(
                  String.format(
                      "T%d.US,D,20240102,000000,%d.25,%d.25,%d.25,%d.25,100,0",
                      i, i, i + 1, i, i))));
    }
    bench.world.prices("daily/us/t500.us.txt", 3);
    JsonNode json = bench.commit().done();
    assertThat(json.get("written_files").toString(), is("[\"matches.csv\",\"t500.us.csv\"]"));
    assertThat(json.get("unchanged").asInt(), is(1000));
  }
}

package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import io.varve.runners.export.prices.MadeUpPrices;
import io.varve.runners.export.prices.PriceWarehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that every warehouse has, on one without documents. */
final class WarehouseOfPricesTest {

  private static final String AAPL = "daily/us/nasdaq stocks/aapl.us.txt";

  @TempDir private Path folder;

  private Workbench bench;

  @BeforeEach
  void twoSnapshots() throws Exception {
    bench = new Workbench(folder);
    MadeUpPrices world = new MadeUpPrices().prices(AAPL, 10, 11).prices("daily/pl/kgh.txt", 5);
    world.instrument("a.csv", 2, "AAPL:US", AAPL).instrument("a.csv", 3, "NONE", "");
    PriceWarehouse warehouse = PriceWarehouse.at(bench.warehouse());
    warehouse.commit(world);
    warehouse.commit(world.prices(AAPL, 10, 11, 12).prices("daily/pl/empty.txt"));
  }

  @AfterEach
  void check() {
    Result result = bench.ask("check", "--read-data");
    assertThat(result.out() + result.err(), result.code(), is(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show",
        "show --json",
        "snapshots",
        "check",
        "explain prices/daily/pl/kgh.txt",
        "explain matches/a.csv/NONE",
        "lineage prices/daily/pl/kgh.txt",
        "lineage matches/a.csv/AAPL:US",
        "failures",
        "diff 1 2",
        "diff 1 2 --rows=prices",
        "diff 1 2 --json",
        "publish iceberg",
        "health --json"
      })
  void commandsWork(String command) {
    Result result = bench.ask(command.split(" "));
    assertThat(result.err(), result.code(), is(0));
    assertThat(result.out(), not(containsString("documents")));
  }

  @Test
  void healthSpeaksOfSourceFiles() {
    String text = bench.ask("health").out();
    assertThat(text, containsString("Every source file has all its rows"));
    assertThat(text, containsString("Snapshot 2 is healthy"));
  }

  /** Price files without a byte are many. */
  @Test
  void emptyFilesAreNoDuplicates() throws Exception {
    MadeUpPrices world = new MadeUpPrices().empty("a.txt").empty("b.txt").prices("c.txt", 1);
    PriceWarehouse.at(folder.resolve("empty")).commit(world);
    Result result = Workbench.execute("health", "--warehouse=" + folder.resolve("empty"));
    assertThat(result.out(), result.code(), is(0));
  }

  @Test
  void report() throws Exception {
    Path page = folder.resolve("report.html");
    Result result = bench.ask("report", "--out=" + page, "--since=1");
    assertThat(result.err(), result.code(), is(0));
    assertThat(Files.readString(page), containsString("price_files"));
  }

  @Test
  void sql() throws Exception {
    Result result = bench.ask("sql", "select count(*) as n, sum(close) as s from prices", "--json");
    assertThat(result.err(), result.code(), is(0));
    JsonNode json = Json.parse(result.out());
    assertThat(json.toString(), containsString("38"));
  }

  @Test
  void compact() {
    Result result = bench.ask("compact", "--yes");
    assertThat(result.err(), result.code(), is(0));
    assertThat(bench.ask("export", "prices", "--out=" + folder.resolve("out")).code(), is(0));
  }
}

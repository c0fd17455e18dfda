package io.varve.runners.export.prices;

import static io.varve.runners.export.prices.ExportBench.AAPL;
import static io.varve.runners.export.prices.ExportBench.VOD;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.varve.runners.Workbench.Result;
import io.varve.runners.export.prices.MadeUpPrices.Made;
import io.varve.transforms.prices.TickerPath;
import io.varve.transforms.prices.row.PriceRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are not as they have to be are not exported as if they were. */
final class TickerWriterTest {

  @TempDir private Path folder;

  private static PriceRow row(String ticker, int day) {
    Optional<Double> price = Optional.of(1.0);
    return new PriceRow(
        ticker,
        LocalDate.of(2024, 1, day),
        price,
        price,
        price,
        1,
        price,
        price,
        day,
        Optional.empty());
  }

  @Test
  void daysOutOfOrder() throws Exception {
    ExportBench bench = new ExportBench(folder);
    bench.world.rows(AAPL, List.of(row("AAPL.US", 3), row("AAPL.US", 2)));
    bench.world.instrument("a.csv", 2, "AAPL:US", AAPL);
    Result result = bench.commit().export();
    assertThat(result.code(), is(12));
    assertThat(result.err(), containsString("sorted by day, found 2024-01-02 after 2024-01-03"));
    assertThat(Files.exists(bench.out.resolve("aapl.us.csv")), is(false));
    bench.world.prices(AAPL, 1);
    bench.commit().done();
    bench.check();
  }

  private static Made made(String path, int day) {
    PriceRow row = row(TickerPath.of(path).ticker(), day);
    return new Made("prices/" + path, 1, "sha256:00", MadeUpPrices.rows(path, row));
  }

  /** The manifest speaks of the rows that were written last. */
  @Test
  void rowsInTwoPlacesOrMoreThanThereShouldBe() throws Exception {
    ExportBench bench = new ExportBench(folder).usual();
    bench.warehouse().commit(bench.world, List.of(made(AAPL, 2), made(VOD, 2), made(AAPL, 3)));
    Result apart = bench.export();
    assertThat(apart.code(), is(12));
    assertThat(apart.err(), containsString("stand in several places"));

    bench.warehouse().commit(bench.world, List.of(made(AAPL, 2), made(AAPL, 3), made(VOD, 2)));
    Result more = bench.export(folder.resolve("another"));
    assertThat(more.code(), is(12));
    assertThat(more.err(), containsString("2 instead of 1 of prices/" + AAPL));
  }
}

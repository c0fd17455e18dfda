package io.varve.transforms.matching;

import static io.varve.transforms.matching.Listings.END;
import static io.varve.transforms.matching.Listings.START;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.prices.row.PriceFileRow;
import io.varve.transforms.prices.row.PriceFileRow.DatedLines;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityFlagsTest {

  private static final String EARLIER =
      "invalid_rows=1;non_numeric_prices=2;non_positive_close=3;missing_volume=4;"
          + "zero_volume=5;zero_volume_ratio=0.0500;zero_volume_severity=moderate;"
          + "duplicate_dates;non_monotonic_dates";

  @Test
  void allFlagsHaveTheirOrder() {
    PriceFileRow file =
        row(
            90,
            13,
            new DatedLines(100, Optional.of(START), Optional.of(END), 1, 2, 3, 4, 5, true, true),
            6,
            77,
            8);

    assertThat(QualityFlags.of(file, true), is(EARLIER));
    assertThat(
        QualityFlags.of(file, false),
        is(EARLIER + ";price_gap=6;longest_gap_days=77;other_period=8;dropped_rows=2"));
  }

  @Test
  void aGoodFileHasNone() {
    assertThat(QualityFlags.of(row(100, 0, zeroVolume(0, 100), 0, 9, 0), false), is(""));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 0.5000, critical",
    "4999, 10000, 0.4999, high",
    "1, 10, 0.1000, high",
    "999, 10000, 0.0999, moderate",
    "1, 100, 0.0100, moderate",
    "99, 10000, 0.0099, low",
    "1, 100000, 0.0000, low",
    "1, 1, 1.0000, critical",
    // Half-way as a double, too: to the even digit.
    "1, 32, 0.0312, moderate",
    "3, 32, 0.0938, moderate",
    // Half-way only in decimals; the double is less, or more.
    "21, 400, 0.0525, moderate",
    "1, 20000, 0.0001, low",
    "7, 20000, 0.0003, low",
    "3, 20000, 0.0001, low",
  })
  void zeroVolumes(int zero, int rows, String ratio, String severity) {
    assertThat(
        QualityFlags.of(row(rows, 0, zeroVolume(zero, rows), 0, 0, 0), true),
        is(
            "zero_volume="
                + zero
                + ";zero_volume_ratio="
                + ratio
                + ";zero_volume_severity="
                + severity));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, ''",
    "5, 5, 0, invalid_rows=5",
    "7, 5, 0, invalid_rows=5;dropped_rows=2",
    "3, 0, 4, other_period=4"
  })
  void droppedRowsAreThoseThatNoOtherFlagCounts(int dropped, int invalid, int other, String flags) {
    DatedLines dated =
        new DatedLines(9, Optional.of(START), Optional.of(END), invalid, 0, 0, 0, 0, false, false);

    assertThat(QualityFlags.of(row(9, dropped, dated, 0, 0, other), false), is(flags));
  }

  private static DatedLines zeroVolume(int zero, int rows) {
    return new DatedLines(
        rows, Optional.of(START), Optional.of(END), 0, 0, 0, 0, zero, false, false);
  }

  private static PriceFileRow row(
      int rows, int dropped, DatedLines dated, int gaps, int longest, int other) {
    ListedTicker plain = Listings.file("mup.us.txt", rows, Optional.of("D"), dropped, dated);
    return Listings.withPrices(plain, START, END, gaps, longest, other).file().orElseThrow();
  }
}

package io.varve.transforms.prices.quality;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.prices.row.PriceFileRow.DatedLines;
import io.varve.transforms.prices.text.DayForm;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatedCountTest {

  @Test
  void nothingIsCountedOfNothing() {
    assertThat(
        new DatedCount().lines(),
        equalTo(
            new DatedLines(0, Optional.empty(), Optional.empty(), 0, 0, 0, 0, 0, false, false)));
  }

  @Test
  void linesWithoutADayAreOnlyInvalid() {
    DatedCount count = new DatedCount();
    count.add(DayForm.NO_DAY, -1, 0);
    count.add(1, -1, 0);
    count.add(2, Double.NaN, Double.NaN);
    count.add(3, 0, -0.0);

    assertThat(
        count.lines(),
        equalTo(
            new DatedLines(
                3,
                Optional.of(LocalDate.of(1970, 1, 2)),
                Optional.of(LocalDate.of(1970, 1, 4)),
                1,
                1,
                2,
                1,
                2,
                false,
                false)));
  }

  @Test
  void duplicatesAreFoundFarApart() {
    DatedCount count = new DatedCount();
    for (int day = 0; day < 5_000; day++) {
      count.add(day, 1, 1);
    }
    assertThat(count.lines().duplicateDates(), is(false));
    assertThat(count.lines().nonMonotonicDates(), is(false));

    count.add(3, 1, 1);
    assertThat(count.lines().datedRows(), is(5_001));
    assertThat(count.lines().duplicateDates(), is(true));
    assertThat(count.lines().nonMonotonicDates(), is(true));
  }

  @Test
  void backwardsIsNotTwice() {
    DatedCount count = new DatedCount();
    count.add(9, 1, 1);
    count.add(8, 1, 1);

    assertThat(count.lines().duplicateDates(), is(false));
    assertThat(count.lines().nonMonotonicDates(), is(true));
  }
}

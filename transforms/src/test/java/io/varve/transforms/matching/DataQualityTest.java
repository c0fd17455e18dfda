package io.varve.transforms.matching;

import static io.varve.transforms.matching.Listings.END;
import static io.varve.transforms.matching.Listings.START;
import static io.varve.transforms.matching.Listings.file;
import static io.varve.transforms.matching.Listings.hourly;
import static io.varve.transforms.matching.Listings.unread;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.prices.row.PriceFileRow.DatedLines;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataQualityTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGoodFileIsOk(boolean compatible) {
    assertThat(
        DataQuality.of(file("mup.us.txt"), compatible),
        is(new DataQuality(Optional.of(START), Optional.of(END), 300, "ok", Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileWithoutDatesIsEmptyWhateverElseItHas(boolean compatible) {
    DatedLines none =
        new DatedLines(0, Optional.empty(), Optional.empty(), 4, 0, 0, 0, 0, false, false);

    assertThat(
        DataQuality.of(file("mup.us.txt", 0, Optional.of("D"), 4, none), compatible),
        is(new DataQuality(Optional.empty(), Optional.empty(), 0, "empty", Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatNeverCouldBeReadHasItsFailure(boolean compatible) {
    assertThat(
        DataQuality.of(unread("mup.us.txt", "wrong_columns"), compatible),
        is(
            new DataQuality(
                Optional.empty(), Optional.empty(), 0, "error:wrong_columns", Optional.empty())));
  }

  @ParameterizedTest
  @CsvSource({"1, 0, sparse", "1, 1, sparse", "2, 0, ok", "2, 1, warning"})
  void oneRowIsSparseAndStillHasItsFlags(int rows, int invalid, String status) {
    DatedLines dated =
        new DatedLines(
            rows, Optional.of(START), Optional.of(END), invalid, 0, 0, 0, 0, false, false);
    DataQuality quality =
        DataQuality.of(file("mup.us.txt", rows, Optional.of("D"), invalid, dated), true);

    assertThat(quality.status(), is(status));
    assertThat(quality.flags(), is(Optional.of("invalid_rows=1").filter(flag -> invalid == 1)));
  }

  @Test
  void startEndAndRowsAreThoseOfTheOrderOfTheFileOnlyInCompatibleMode() {
    LocalDate first = LocalDate.of(2022, 1, 1);
    LocalDate last = LocalDate.of(2019, 1, 1);
    DatedLines dated =
        new DatedLines(9, Optional.of(first), Optional.of(last), 0, 0, 0, 0, 0, false, true);
    ListedTicker file =
        Listings.withPrices(file("mup.us.txt", 7, Optional.of("D"), 2, dated), START, END, 0, 0, 0);

    DataQuality compatible = DataQuality.of(file, true);
    assertThat(compatible.start(), is(Optional.of(first)));
    assertThat(compatible.end(), is(Optional.of(last)));
    assertThat(compatible.rows(), is(9));
    DataQuality ours = DataQuality.of(file, false);
    assertThat(ours.start(), is(Optional.of(START)));
    assertThat(ours.end(), is(Optional.of(END)));
    assertThat(ours.rows(), is(7));
  }

  @Test
  void hourlyPricesAreNoDailyOnesButThereAreSome() {
    DataQuality ours = DataQuality.of(hourly("mup.us.txt"), false);

    assertThat(ours.status(), is("sparse"));
    assertThat(ours.rows(), is(0));
    assertThat(ours.flags(), is(Optional.of("duplicate_dates;other_period=300")));
    assertThat(DataQuality.of(hourly("mup.us.txt"), true).rows(), is(300));
  }
}

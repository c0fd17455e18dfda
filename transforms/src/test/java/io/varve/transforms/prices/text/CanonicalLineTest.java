package io.varve.transforms.prices.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.varve.transforms.prices.row.PriceRow;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CanonicalLineTest {

  @Test
  void valuesStandInTheOrderOfTheCurrentLayout() {
    PriceRow row =
        row(LocalDate.of(2024, 1, 2), Optional.of(1.50), Optional.of(7.25), Optional.empty());

    assertThat(canonical(row), equalTo("MOON.US,D,20240102,000000,1.5,2,0.5,1,100,7.25"));
  }

  @Test
  void whatIsAbsentIsEmptyAndOpenInterestIsZero() {
    PriceRow row =
        row(LocalDate.of(987, 12, 31), Optional.empty(), Optional.empty(), Optional.empty());

    assertThat(canonical(row), equalTo("MOON.US,D,09871231,000000,,2,0.5,1,100,0"));
  }

  @Test
  void asWrittenIsWhatTheFileHas() {
    LocalDate day = LocalDate.of(2024, 1, 2);
    StringBuilder out = new StringBuilder();
    CanonicalLine.appendAsWritten(
        out, row(day, Optional.of(1.5), Optional.empty(), Optional.of("moon,1.50")));
    CanonicalLine.appendAsWritten(
        out, row(day, Optional.of(1.5), Optional.empty(), Optional.empty()));

    assertThat(out.toString(), equalTo("moon,1.50MOON.US,D,20240102,000000,1.5,2,0.5,1,100,0"));
  }

  private static String canonical(PriceRow row) {
    StringBuilder out = new StringBuilder();
    CanonicalLine.append(out, row);
    return out.toString();
  }

  private static PriceRow row(
      LocalDate day,
      Optional<Double> open,
      Optional<Double> openInterest,
      Optional<String> written) {
    return new PriceRow(
        "MOON.US",
        day,
        open,
        Optional.of(2.0),
        Optional.of(0.5),
        1,
        Optional.of(100.0),
        openInterest,
        2,
        written);
  }
}

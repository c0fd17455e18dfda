package io.varve.runners.export.prices;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TickerNameTest {

  private static boolean isUsable(String ticker, PriceFormat format) {
    return TickerName.flaw(ticker, format.fileName(ticker)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AAPL.US", "KGH", "BRK-B.US", "^SPX", "A_B.UK", "10USY.B", "PRN.US", "ŻYWIEC"})
  void usable(String ticker) {
    assertThat(isUsable(ticker, PriceFormat.CSV), is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".HIDDEN",
        " A",
        "A.",
        "A ",
        "A/B",
        "..\\A",
        "A\tB",
        "A\nB",
        "MATCHES",
        "UnMatched",
        ".VARVE-EXPORT"
      })
  void unusable(String ticker) {
    assertThat(isUsable(ticker, PriceFormat.CSV), is(false));
  }

  @Test
  void reportsAreInTheWayOfTheirOwnFormatOnly() {
    assertThat(isUsable("MATCHES", PriceFormat.PARQUET), is(true));
    assertThat(PriceFormat.PARQUET.fileName("AAPL.US"), is("aapl.us.parquet"));
  }

  @Test
  void lengthIsThatOfTheBytes() {
    assertThat(isUsable("A".repeat(251), PriceFormat.CSV), is(true));
    assertThat(isUsable("A".repeat(252), PriceFormat.CSV), is(false));
    assertThat(isUsable("Ż".repeat(126), PriceFormat.CSV), is(false));
  }
}

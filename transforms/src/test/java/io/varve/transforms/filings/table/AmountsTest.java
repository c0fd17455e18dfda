package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "1,234~1234",
        "$ 1,234.50~1234.5",
        "(12)~-12",
        "$ (1,234 )~-1234",
        "($0.05)~-0.05",
        "12.2 %~12.2",
        "(3)%~-3",
        "(3%)~-3",
        "-7~-7",
        "\u20147~-7",
        ".5~0.5",
        "\u20AC 9~9",
        "-0-~0",
        "2020~2020",
      })
  void printedAmountsHaveValues(String text, double value) {
    assertThat(Amounts.parse(text), equalTo(Optional.of(value)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u2014",
        "n/a",
        "12 months",
        "(12",
        "1.2.3",
        "A1",
        "12-31",
        "1995 1996",
        "31, 1997",
        "$",
        "Note 5"
      })
  void otherTextsAreNoAmounts(String text) {
    assertThat(Amounts.parse(text), equalTo(Optional.empty()));
  }
}

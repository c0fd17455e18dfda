package io.varve.transforms.filings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "2024-09-28~2024-09-28",
        "for the year ended December 31, 2020.~2020-12-31",
        "Sept. 5 , 1998~1998-09-05",
        "MARCH 1 2001~2001-03-01",
      })
  void datesAreReadAsPrinted(String text, LocalDate date) {
    assertThat(Dates.parse(text), equalTo(Optional.of(date)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "February 30, 2020", "May 2020", "12/31/2020"})
  void otherTextIsNoDate(String text) {
    assertThat(Dates.parse(text), equalTo(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"--09-28, 0928", "December 31, 1231", "--12-31, 1231"})
  void monthAndDayAreFourDigits(String text, String digits) {
    assertThat(Dates.monthDay(text), equalTo(digits));
  }
}

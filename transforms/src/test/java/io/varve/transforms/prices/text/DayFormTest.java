package io.varve.transforms.prices.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayFormTest {

  @Test
  void everyDayOfManyYearsIsRead() {
    LocalDate day = LocalDate.of(1, 1, 1);
    while (day.getYear() < 10_000) {
      assertThat(read(DayForm.COMPACT, compact(day)), equalTo((int) day.toEpochDay()));
      assertThat(read(DayForm.DASHED, day.toString()), equalTo((int) day.toEpochDay()));
      day = day.plusDays(day.getYear() > 1899 && day.getYear() < 2101 ? 1 : 97);
    }
  }

  private static String compact(LocalDate day) {
    return day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024013",
        "202401011",
        "20240132",
        "20240100",
        "20240001",
        "20241301",
        "20230229",
        "19000229",
        "00000101",
        "2024-1-1",
        "2024010a",
        "-0240101",
        "2024/101",
        "20240431"
      })
  void whatIsNoDayIsNone(String text) {
    assertThat(read(DayForm.COMPACT, text), equalTo(DayForm.NO_DAY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"20240101", "2024-02-30", "2024/01/01", "2024-01_01", "24-01-0101", "2024-01-1"})
  void aDashedDayNeedsItsDashes(String text) {
    assertThat(read(DayForm.DASHED, text), equalTo(DayForm.NO_DAY));
  }

  private static int read(DayForm form, String text) {
    byte[] bytes = ("1" + text + "1").getBytes(StandardCharsets.UTF_8);
    return form.epochDay(bytes, 1, bytes.length - 1);
  }
}

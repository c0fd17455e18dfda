package io.varve.transforms.records.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {

  private final Timestamps times = new Timestamps(ZoneId.of("America/Sao_Paulo"));

  @ParameterizedTest
  @CsvSource({
    "2026-06-20T21:30:00,2026-06-21T00:30:00Z",
    "2026-06-20,2026-06-20T03:00:00Z",
    "2026-06-20T21:30:00Z,2026-06-20T21:30:00Z",
    "2026-06-20T21:30:00.123456789+0230,2026-06-20T19:00:00.123456789Z",
    "2018-11-04T00:30:00,2018-11-04T03:30:00Z",
    "2018-02-17T23:30:00,2018-02-18T01:30:00Z"
  })
  void timesWithoutOffsetAreThoseOfTheZone(String text, Instant expected) {
    assertThat(times.instant(text), equalTo(expected));
  }

  @Test
  void aDayIsTheSameWhereClocksAreSetForward() {
    assertThat(times.day("2018-11-04T00:30:00"), equalTo(LocalDate.of(2018, 11, 4)));
  }

  @Test
  void longTextsAreNotRead() {
    assertThrows(
        DateTimeException.class, () -> times.instant("2026-06-20T21:30:00." + "0".repeat(1000)));
  }
}

package io.varve.io.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

  @ParameterizedTest
  @CsvSource({"1y6m, 1y6m", "30d, 30d", "2d12h, 2d12h", "' 7h ', 7h", "0y3d, 3d", "0h, 0h"})
  void spansAreReadAndSaid(String text, String said) {
    assertThat(Span.parse(text).toString(), is(said));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "d", "1", "1w", "3h2d", "-1d", "1.5d", "1D", "99999y", "1d 2h"})
  void othersAreRefused(String text) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Span.parse(text));
    assertThat(refused.getMessage(), containsString("'" + text + "' is not a span such as"));
  }

  @ParameterizedTest
  @CsvSource({
    // A month ends where the calendar says.
    "1m, 2024-03-31T10:00:00Z, 2024-02-29T10:00:00Z",
    "1y, 2024-02-29T10:00:00Z, 2023-02-28T10:00:00Z",
    "1y1m1d1h, 2024-03-02T00:30:00Z, 2023-01-31T23:30:00Z",
    "36h, 2024-01-02T00:00:00Z, 2023-12-31T12:00:00Z"
  })
  void theCalendarOfUtcCounts(String span, String moment, String before) {
    assertThat(Span.parse(span).before(Instant.parse(moment)), is(Instant.parse(before)));
  }

  @Test
  void noTimeAtAllIsKnown() {
    assertThat(Span.parse("0d").isNothing(), is(true));
    assertThat(Span.parse("0d1h").isNothing(), is(false));
    assertThat(Span.parse("1y").isNothing(), is(false));
    assertThat(Span.parse("1m").isNothing(), is(false));
    assertThat(Span.parse("1d").isNothing(), is(false));
  }
}

package io.varve.transforms.records.fetch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "37",
        " 37 ",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
      })
  void secondsAndTimesAreUnderstood(String value) {
    assertThat(RetryAfter.parse(value, NOW), is(Optional.of(Duration.ofSeconds(37))));
  }

  @Test
  void yearsOfTwoDigitsAreOfThisCentury() {
    assertThat(
        RetryAfter.parse("Sunday, 22-Nov-26 08:49:37 GMT", Instant.parse("2026-11-22T08:49:00Z")),
        is(Optional.of(Duration.ofSeconds(37))));
  }

  @Test
  void aTimeThatIsOverIsNoWait() {
    assertThat(
        RetryAfter.parse("Sun, 06 Nov 1994 08:48:37 GMT", NOW), is(Optional.of(Duration.ZERO)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "Sun, 06 Nov"})
  void otherValuesSayNothing(String value) {
    assertThat(RetryAfter.parse(value, NOW), is(Optional.empty()));
  }
}

package io.varve.transforms.records.fetch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {

  private static Duration after(int failures, double luck, Optional<Duration> asked) {
    FetchPolicy policy =
        new FetchPolicy(
            2, Duration.ofSeconds(30), 5, Duration.ofSeconds(2), Duration.ofSeconds(60), 1, 1);
    return new Pauses(policy, () -> luck).after(failures, asked);
  }

  private static Duration after(int failures, double luck) {
    return after(failures, luck, Optional.empty());
  }

  @Test
  void pausesDoubleUpToTheLongest() {
    assertThat(
        IntStream.rangeClosed(1, 7).mapToObj(n -> after(n, 0.5).toSeconds()).toList(),
        is(List.of(2L, 4L, 8L, 16L, 32L, 60L, 60L)));
    assertThat(after(5000, 1), is(Duration.ofSeconds(60)));
  }

  @Test
  void pausesVaryByAQuarter() {
    assertThat(after(1, 0), is(Duration.ofMillis(1500)));
    assertThat(after(1, 1), is(Duration.ofMillis(2500)));
  }

  @Test
  void theServersWishIsNeverCutShortButLimited() {
    assertThat(after(1, 0, Optional.of(Duration.ofSeconds(20))), is(Duration.ofSeconds(20)));
    assertThat(after(1, 0, Optional.of(Duration.ofHours(2))), is(Duration.ofSeconds(60)));
    assertThat(after(1, 0.5, Optional.of(Duration.ZERO)), is(Duration.ofSeconds(2)));
  }
}

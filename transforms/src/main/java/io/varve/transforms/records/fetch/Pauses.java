package io.varve.transforms.records.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a request is made again: longer each time, and not the same for all, so
 * that threads that failed together do not come back together.
 */
final class Pauses {

  /** A pause is between three and five quarters of what it is on average. */
  private static final double SPREAD = 0.5;

  private final Duration first;
  private final Duration longest;
  private final DoubleSupplier random;

  /**
   * Returns the pauses of a policy.
   *
   * @param random numbers from 0 to 1
   */
  Pauses(FetchPolicy policy, DoubleSupplier random) {
    this.first = policy.backoff();
    this.longest = policy.maxBackoff();
    this.random = random;
  }

  /**
   * Returns the pause.
   *
   * @param failures number of requests that failed so far, from 1
   * @param asked how long the server asks to wait
   */
  Duration after(int failures, Optional<Duration> asked) {
    double factor = Math.pow(2, failures - 1) * (1 - SPREAD / 2 + SPREAD * random.getAsDouble());
    double nanos = Math.min((double) longest.toNanos(), first.toNanos() * factor);
    Duration own = Duration.ofNanos((long) nanos);
    return min(longest, asked.filter(wait -> wait.compareTo(own) > 0).orElse(own));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}

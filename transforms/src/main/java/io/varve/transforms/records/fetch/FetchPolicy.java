package io.varve.transforms.records.fetch;

import java.time.Duration;

/**
 * How an API is asked.
 *
 * @param requestsPerSecond most requests per second, of all threads together
 * @param timeout longest time for one answer
 * @param attempts tries for one page before its listing fails
 * @param backoff pause before the second try; it doubles with each further one, and varies
 * @param maxBackoff longest pause, also when the server asks for a longer one
 * @param maxBodyBytes largest answer, in bytes
 * @param threads listings that are asked for at the same time
 */
public record FetchPolicy(
    double requestsPerSecond,
    Duration timeout,
    int attempts,
    Duration backoff,
    Duration maxBackoff,
    int maxBodyBytes,
    int threads) {

  /** As the API's operators expect it. */
  public static final FetchPolicy USUAL =
      new FetchPolicy(
          2, Duration.ofSeconds(30), 5, Duration.ofSeconds(2), Duration.ofSeconds(60), 64 << 20, 4);

  public FetchPolicy {
    if (!(requestsPerSecond > 0) || requestsPerSecond > 1000) {
      throw new IllegalArgumentException(
          "Invalid --rate: " + requestsPerSecond + ". It is requests per second, up to 1000.");
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("Invalid --timeout: it must be longer than 0s.");
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("Invalid --tries: " + attempts + ". It is 1 or more.");
    }
    if (threads < 1 || maxBodyBytes < 1) {
      throw new IllegalArgumentException(
          "Invalid policy: threads and the largest answer must be 1 or more.");
    }
  }
}

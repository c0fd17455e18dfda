package io.varve.transforms.extract;

import io.varve.io.model.FailureCode;
import java.time.Duration;

/**
 * The moment by which an extraction must end. Extractors call {@link #check()} in their long loops:
 * a thread in Java can be asked to stop, not made to.
 *
 * <p>Safe for use by several threads.
 */
public final class Deadline {

  /** Farther than any program runs, and far from where the clock's numbers wrap around. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final Duration limit;
  private final long endNanos;

  private Deadline(Duration limit) {
    this.limit = limit;
    Duration nearer = limit.compareTo(FOREVER) < 0 ? limit : FOREVER;
    this.endNanos = System.nanoTime() + nearer.toNanos();
  }

  /** Returns a deadline that long from now. */
  public static Deadline in(Duration limit) {
    return new Deadline(limit);
  }

  /** Returns whether the time is over or the thread was asked to stop. */
  public boolean passed() {
    return System.nanoTime() - endNanos > 0 || Thread.currentThread().isInterrupted();
  }

  /**
   * Goes on while there is time.
   *
   * @throws ExtractionException with {@link FailureCode#TIMEOUT} when there is none left
   */
  public void check() throws ExtractionException {
    if (passed()) {
      throw new ExtractionException(
          FailureCode.TIMEOUT,
          "it took longer than "
              + limit.toMillis()
              + " ms; raise --extract-timeout and run with --retry-failed, or leave it out with --exclude");
    }
  }
}

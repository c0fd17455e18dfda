package io.varve.runners.flink;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what other processes do. */
final class Await {

  /** Far longer than anything takes; only a hang gets here. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private Await() {}

  static void until(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("In vain waited until " + what);
      }
      Thread.sleep(100);
    }
  }
}

package io.varve.runners.execution;

import io.varve.runners.console.ExitCode;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tells a person who interrupts a run what becomes of its work, and stops what would go on without
 * the process.
 */
final class InterruptNotice {

  /** Longer than a cluster takes to cancel a job, shorter than a person's patience. */
  private static final long MOST_SECONDS = 25;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;

  private InterruptNotice(PrintStream err, String work, BooleanSupplier stop, Runnable last) {
    this.hook = new Thread(() -> interrupted(err, work, stop, last));
  }

  /**
   * Returns a notice that is printed when the process ends before it is withdrawn.
   *
   * @param work what becomes of the work so far, as a clause
   * @param stop asks the run to end; returns whether that end is worth waiting for
   * @param last what is left to do when the process ends without the run's end
   */
  static InterruptNotice on(PrintStream err, String work, BooleanSupplier stop, Runnable last) {
    InterruptNotice notice = new InterruptNotice(err, work, stop, last);
    Runtime.getRuntime().addShutdownHook(notice.hook);
    return notice;
  }

  /** Says that the run is over. Does not return when the process is ending already. */
  void withdraw() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The notice has said all there is to say.
      try {
        hook.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void interrupted(PrintStream err, String work, BooleanSupplier stop, Runnable last) {
    err.println("\nInterrupted. What was committed stays; " + work + ". See varve snapshots.");
    if (!stop.getAsBoolean()) {
      last.run();
      return;
    }
    try {
      if (!over.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        err.println("The cluster has not confirmed that the job is cancelled; look there.");
        last.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    err.flush();
    // Whichever signal it was, this is what an interrupted run ends with.
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
  }
}

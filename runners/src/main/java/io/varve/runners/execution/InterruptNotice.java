package io.varve.runners.execution;

import java.io.PrintStream;

/** Tells a person who interrupts a run what becomes of its work. */
final class InterruptNotice {

  private final Thread hook;

  private InterruptNotice(Thread hook) {
    this.hook = hook;
  }

  /** Returns a notice that is printed when the process ends before it is withdrawn. */
  static InterruptNotice on(PrintStream err) {
    Thread hook =
        new Thread(
            () ->
                err.println(
                    "\nInterrupted. What was committed stays; the next run takes over the work"
                        + " that was finished. See varve snapshots."));
    Runtime.getRuntime().addShutdownHook(hook);
    return new InterruptNotice(hook);
  }

  /** Says that the run is over. */
  void withdraw() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the notice is right.
      return;
    }
  }
}

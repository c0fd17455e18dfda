package io.varve.runners.monitoring;

import java.io.IOException;

/**
 * A place that is told of runs. Each run is told in one {@link #started} and one {@link #ended}.
 */
interface RunObserver {

  /** Returns what is told where, for messages, such as {@code metrics to run.prom}. */
  String what();

  /**
   * Hears that a run begins.
   *
   * @throws IOException when it cannot be told; the run goes on
   */
  void started(WatchedRun run) throws IOException;

  /**
   * Hears that a run is over.
   *
   * @throws IOException when it cannot be told; the run's exit code stays
   */
  void ended(WatchedRun run, RunEnd end) throws IOException;
}

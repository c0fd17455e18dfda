package io.varve.io.run;

import java.util.Optional;

/**
 * What is known of a run.
 *
 * @param runId run
 * @param started written at its start; absent when even that was lost
 * @param finished written at its end; absent while it runs and when it died
 */
public record RunRecord(
    String runId, Optional<RunStarted> started, Optional<RunFinished> finished) {

  /** Returns the id of the newest snapshot that the run saw or made, 0 for none. */
  public long newestSnapshot() {
    long before = started.flatMap(RunStarted::parentSnapshot).orElse(0L);
    long after = finished.flatMap(RunFinished::snapshot).orElse(0L);
    return Math.max(before, after);
  }
}

package io.varve.pipelines.run;

import io.varve.io.run.RunFinished;
import io.varve.io.run.RunStatus;

/** What the record of a run gives as the reason of its end; all that is known elsewhere. */
public final class RecordedFailure extends Exception {

  private static final long serialVersionUID = 1;

  private final RunStatus status;

  RecordedFailure(RunFinished finished) {
    super(finished.message().orElse("Cannot finish run " + finished.runId() + ": no reason given"));
    this.status = finished.status();
  }

  /** Returns how the run ended. */
  public RunStatus status() {
    return status;
  }
}

package io.varve.io.snapshot;

/**
 * Another run committed changes to the same source files or shards first. Nothing of ours became
 * visible.
 */
public final class CommitConflictException extends WarehouseException {

  private static final long serialVersionUID = 1;

  CommitConflictException(long base, long taken, String runId, String what) {
    super(
        "Cannot commit on snapshot "
            + base
            + ": run "
            + runId
            + " committed snapshot "
            + taken
            + " first and also changed "
            + what
            + ". Run again: finished work is taken over, not repeated.");
  }
}

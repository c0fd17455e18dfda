package io.varve.io.snapshot;

/** The commit certainly did not happen; the files written for it are unreferenced. */
public final class CommitFailedException extends WarehouseException {

  private static final long serialVersionUID = 1;

  CommitFailedException(long id, String why, Throwable cause) {
    super("Cannot commit snapshot " + id + ": " + why + ". Nothing was changed; run again.", cause);
  }

  CommitFailedException(long id, String why) {
    super("Cannot commit snapshot " + id + ": " + why + ". Nothing was changed; run again.");
  }
}

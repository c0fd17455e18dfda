package io.varve.io.snapshot;

/** The commit may or may not have happened. Nothing may be deleted. */
public final class CommitUnknownException extends WarehouseException {

  private static final long serialVersionUID = 1;

  CommitUnknownException(long id, Throwable cause) {
    super(
        "Cannot tell whether snapshot "
            + id
            + " was committed: "
            + cause.getMessage()
            + ". Nothing was deleted; run again when the storage answers.",
        cause);
  }
}

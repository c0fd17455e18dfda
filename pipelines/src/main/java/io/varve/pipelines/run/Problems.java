package io.varve.pipelines.run;

import io.varve.io.location.InvalidLocationException;
import io.varve.io.run.RunStatus;
import io.varve.io.snapshot.CommitConflictException;
import io.varve.io.snapshot.WarehouseException;
import io.varve.io.storage.DamagedException;
import io.varve.transforms.change.RefusedException;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Finds in what a runner throws the error that a person can act on. */
final class Problems {

  private Problems() {}

  /**
   * Returns the first error of ours in the chain of causes, else an I/O error, else the innermost
   * cause.
   */
  static Throwable find(Throwable thrown) {
    Throwable io = null;
    Throwable last = thrown;
    Set<Throwable> seen = new HashSet<>();
    for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
      if (t instanceof WarehouseException
          || t instanceof DamagedException
          || t instanceof InvalidLocationException
          || t instanceof RefusedException
          || t instanceof ListingException) {
        return t;
      }
      io = io == null && t instanceof IOException ? t : io;
      last = t;
    }
    return io == null ? last : io;
  }

  /** Returns the status of a run that ended with this problem. */
  static RunStatus status(Throwable problem) {
    if (problem instanceof RefusedException) {
      return RunStatus.REFUSED;
    }
    return problem instanceof CommitConflictException ? RunStatus.CONFLICT : RunStatus.FAILED;
  }
}

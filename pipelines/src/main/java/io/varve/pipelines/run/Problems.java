package io.varve.pipelines.run;

import io.varve.io.run.RunFinished;
import io.varve.io.run.RunStatus;
import io.varve.io.snapshot.CommitConflictException;
import io.varve.io.snapshot.WarehouseException;
import io.varve.io.storage.DamagedException;
import io.varve.transforms.change.RefusedException;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
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
          || t instanceof RefusedException
          || t instanceof ListingException) {
        return t;
      }
      io = io == null && t instanceof IOException ? t : io;
      last = t;
    }
    return io == null ? last : io;
  }

  /** Returns what kept a run from its end as its own record says, if anything did. */
  static Optional<Throwable> of(RunFinished finished) {
    String message = finished.message().orElse("Cannot finish the run: it recorded no reason");
    return switch (finished.status()) {
      case COMMITTED, NO_CHANGES -> Optional.empty();
      case REFUSED -> Optional.of(new RefusedException(message));
      case CONFLICT -> Optional.of(new CommitConflictException(message));
      case FAILED -> Optional.of(new IOException(message));
    };
  }

  /** Returns the status of a run that ended with this problem. */
  static RunStatus status(Throwable problem) {
    if (problem instanceof RefusedException) {
      return RunStatus.REFUSED;
    }
    return problem instanceof CommitConflictException ? RunStatus.CONFLICT : RunStatus.FAILED;
  }
}

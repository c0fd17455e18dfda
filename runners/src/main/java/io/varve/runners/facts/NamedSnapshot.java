package io.varve.runners.facts;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds the kept snapshot that somebody names by its id or by a tag. */
public final class NamedSnapshot {

  private NamedSnapshot() {}

  /**
   * Returns the snapshot, the current one when no name is given.
   *
   * @throws UserException when there is none
   */
  public static Snapshot of(History history, Optional<String> name) throws IOException {
    if (name.isEmpty()) {
      return history
          .current()
          .map(Stored::snapshot)
          .orElseThrow(
              () ->
                  new UserException(
                      ExitCode.FAILED,
                      "Cannot find a snapshot: there is none yet. 'varve run' makes the first"
                          + " one."));
    }
    return history
        .find(name.get())
        .map(Stored::snapshot)
        .orElseThrow(() -> unknown(history, name.get()));
  }

  private static UserException unknown(History history, String name) {
    List<Long> kept = history.kept();
    return new UserException(
        ExitCode.USAGE,
        "Cannot find snapshot "
            + name
            + ": there is none with this id or tag. "
            + (kept.isEmpty()
                ? "'varve run' makes the first one."
                : "'varve snapshots' lists those from "
                    + kept.get(0)
                    + " to "
                    + kept.get(kept.size() - 1)
                    + "."));
  }
}

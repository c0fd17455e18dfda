package io.varve.runners.facts;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds the snapshot that a person names by its id or by a tag. */
public final class NamedSnapshot {

  /** Ids that a message lists one by one. */
  private static final int MOST_IDS = 10;

  private NamedSnapshot() {}

  /**
   * Returns the kept snapshot with this id or tag.
   *
   * @param flag flag that named it, for the message
   * @throws UserException when there is none
   */
  public static Snapshot find(History history, String flag, String name) throws IOException {
    Optional<Long> id =
        name.matches("[0-9]{1,18}")
            ? Optional.of(Long.parseLong(name))
            : Optional.ofNullable(history.lifecycle().tags().get(name));
    Optional<Stored> stored = id.isPresent() ? history.find(id.get()) : Optional.empty();
    return stored
        .map(Stored::snapshot)
        .orElseThrow(
            () ->
                new UserException(
                    ExitCode.USAGE,
                    "Invalid " + flag + ": " + name + " " + why(history, id) + "."));
  }

  /**
   * Returns the kept snapshot with this id or tag, the current one when no name is given.
   *
   * @throws UserException when there is none
   */
  public static Snapshot of(History history, Optional<String> name) throws IOException {
    return of(history, "--snapshot", name);
  }

  /**
   * Returns the kept snapshot with this id or tag, the current one when no name is given.
   *
   * @param flag flag that named it, for the message
   * @throws UserException when there is none
   */
  public static Snapshot of(History history, String flag, Optional<String> name)
      throws IOException {
    return name.isPresent()
        ? find(history, flag, name.get())
        : history
            .current()
            .map(Stored::snapshot)
            .orElseThrow(
                () ->
                    new UserException(
                        ExitCode.FAILED,
                        "Cannot find a snapshot: there is none yet. 'varve run' makes the first"
                            + " one."));
  }

  private static String ids(List<Long> kept) {
    long first = kept.get(0);
    long last = kept.get(kept.size() - 1);
    if (last - first + 1 == kept.size()) {
      return "the snapshots are " + first + " to " + last;
    }
    return "the kept snapshots are "
        + (kept.size() <= MOST_IDS
            ? String.join(", ", kept.stream().map(String::valueOf).toList())
            : first + " to " + last + " with gaps");
  }

  private static String why(History history, Optional<Long> id) {
    List<Long> kept = history.kept();
    if (kept.isEmpty()) {
      return "is no snapshot; there is none yet";
    }
    return (id.filter(history.lifecycle()::isForgotten).isPresent()
            ? "is a snapshot that was forgotten"
            : "is neither the id of a snapshot nor a tag")
        + "; "
        + ids(kept)
        + ", the tags "
        + (history.lifecycle().tags().isEmpty()
            ? "none"
            : String.join(", ", history.lifecycle().tags().keySet()));
  }
}

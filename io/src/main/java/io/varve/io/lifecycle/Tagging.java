package io.varve.io.lifecycle;

import io.varve.io.model.Lifecycle;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.snapshot.PendingCommit.Change;
import io.varve.io.snapshot.PendingCommit.State;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Gives a snapshot a name, or takes the name away. A snapshot with a name never expires. */
public final class Tagging implements Operation.Planner {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,99}");

  private final Warehouse warehouse;
  private final String tag;
  private final Optional<Long> target;
  private final boolean move;

  private Tagging(Warehouse warehouse, String tag, Optional<Long> target, boolean move) {
    this.warehouse = warehouse;
    this.tag = tag;
    this.target = target;
    this.move = move;
  }

  /**
   * Returns the naming of a snapshot.
   *
   * @param id id of a kept snapshot
   * @param move whether another snapshot may lose the name
   * @throws IllegalArgumentException when the name is none: a letter, then up to 99 letters,
   *     digits, {@code .}, {@code _} and {@code -}
   */
  public static Tagging tag(Warehouse warehouse, String tag, long id, boolean move) {
    checkName(tag);
    return new Tagging(warehouse, tag, Optional.of(id), move);
  }

  /**
   * Makes sure that a name can be a tag.
   *
   * @throws IllegalArgumentException when it cannot
   */
  public static void checkName(String tag) {
    if (!NAME.matcher(tag).matches()) {
      throw new IllegalArgumentException(
          "Invalid tag: '"
              + tag
              + "'. A tag is a letter, followed by letters, digits, '.', '_' and '-'.");
    }
  }

  /** Returns the removal of a name. */
  public static Tagging untag(Warehouse warehouse, String tag) {
    return new Tagging(warehouse, tag, Optional.empty(), true);
  }

  @Override
  public Optional<Change> plan(Stored current, Author author) throws IOException {
    Lifecycle lifecycle = current.snapshot().lifecycle();
    SortedMap<String, Long> tags = new TreeMap<>(lifecycle.tags());
    Optional<Long> before = Optional.ofNullable(tags.remove(tag));
    if (target.isPresent()) {
      checkTarget(before);
      tags.put(tag, target.get());
    } else if (before.isEmpty()) {
      throw new RefusedOperationException(
          "Cannot remove tag " + tag + ": no snapshot has it. 'varve snapshots' shows the tags.");
    }
    if (before.equals(target)) {
      return Optional.empty();
    }
    Snapshot snapshot = current.snapshot();
    return Optional.of(
        new State(snapshot.manifest().unchanged(), snapshot.datasets(), lifecycle.withTags(tags)));
  }

  private void checkTarget(Optional<Long> before) throws IOException {
    long id = target.orElseThrow();
    if (warehouse.history().find(id).isEmpty()) {
      throw new RefusedOperationException(
          "Cannot tag snapshot "
              + id
              + ": it is not kept. 'varve snapshots' lists those that are.");
    }
    if (before.isPresent() && !before.equals(target) && !move) {
      throw new RefusedOperationException(
          "Cannot tag snapshot "
              + id
              + ": snapshot "
              + before.get()
              + " has the tag "
              + tag
              + ". Choose another name, or move it with --move.");
    }
  }
}

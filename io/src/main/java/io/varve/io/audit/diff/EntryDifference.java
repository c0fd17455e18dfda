package io.varve.io.audit.diff;

import io.varve.io.manifest.EntryDigest;
import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The source files whose entries differ between two snapshots. While all snapshots between them are
 * kept, only the keys that these changed are looked at; across a gap of forgotten ones both
 * manifests are compared, or the changes on a base that they share. Memory grows with these keys:
 * about 1 KB for each. Safe for several threads.
 */
final class EntryDifference {

  private final History history;
  private final LayeredTable<EntryDigest> entries;

  EntryDifference(Warehouse warehouse, History history) {
    this.history = history;
    this.entries = Manifests.entryDigests(warehouse.storage());
  }

  /**
   * Returns the changes by key.
   *
   * @param from the first snapshot; absent for the state before any
   */
  List<EntryChange> between(Optional<Snapshot> from, Snapshot to) throws IOException {
    boolean back = from.filter(snapshot -> snapshot.id() > to.id()).isPresent();
    List<EntryChange> changes = new ArrayList<>();
    if (back) {
      forward(Optional.of(to), from.get()).forEach(change -> changes.add(change.reversed()));
    } else {
      changes.addAll(forward(from, to));
    }
    changes.sort(Comparator.comparing(EntryChange::key));
    return changes;
  }

  private List<EntryChange> forward(Optional<Snapshot> older, Snapshot newer) throws IOException {
    Optional<List<Snapshot>> steps = steps(older.map(Snapshot::id).orElse(0L), newer.id());
    Layers before = older.map(snapshot -> snapshot.manifest().entries()).orElse(Layers.EMPTY);
    return steps.isPresent()
        ? bySteps(before, steps.get())
        : byStates(before, newer.manifest().entries());
  }

  /** Returns the snapshots after the first, oldest first; nothing across a gap. */
  private Optional<List<Snapshot>> steps(long after, long last) throws IOException {
    List<Snapshot> steps = new ArrayList<>();
    for (long id = after + 1; id <= last; id++) {
      Optional<Stored> stored = history.find(id);
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      steps.add(stored.get().snapshot());
    }
    return Optional.of(steps);
  }

  private List<EntryChange> bySteps(Layers before, List<Snapshot> steps) throws IOException {
    Map<String, EntryDigest> last = new HashMap<>();
    Map<String, Snapshot> writers = new HashMap<>();
    for (Snapshot step : steps) {
      Optional<FileRef> changed = step.manifest().changedEntries();
      if (changed.isPresent()) {
        entries.readFile(
            changed.get(),
            row -> {
              EntryDigest older = last.put(row.key(), row);
              // An entry of the same run was only moved.
              if (older == null || !older.runId().equals(row.runId())) {
                writers.put(row.key(), step);
              }
            });
      }
    }
    Map<String, EntryDigest> then = entries.findAll(before, last.keySet());
    List<EntryChange> changes = new ArrayList<>();
    for (EntryDigest row : last.values()) {
      Optional<EntryDigest> old = Optional.ofNullable(then.get(row.key()));
      Optional<EntryDigest> end = Optional.of(row);
      add(
          changes,
          row.key(),
          old,
          end.filter(entry -> !entry.isRemoval()),
          end.filter(EntryDigest::isRemoval),
          Optional.ofNullable(writers.get(row.key())));
    }
    return changes;
  }

  private List<EntryChange> byStates(Layers before, Layers after) throws IOException {
    Predicate<String> inPlay = inPlay(before, after);
    Map<String, EntryDigest> then = new HashMap<>();
    entries.forEach(
        before,
        row -> {
          if (inPlay.test(row.key())) {
            then.put(row.key(), row);
          }
        });
    List<EntryChange> changes = new ArrayList<>();
    entries.forEach(
        after,
        row -> {
          if (inPlay.test(row.key())) {
            Optional<EntryDigest> old = Optional.ofNullable(then.remove(row.key()));
            add(changes, row.key(), old, Optional.of(row), Optional.empty(), Optional.empty());
          }
        });
    for (EntryDigest gone : then.values()) {
      add(
          changes,
          gone.key(),
          Optional.of(gone),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
    return changes;
  }

  /** On one base, only the keys of the changes can differ. */
  private Predicate<String> inPlay(Layers before, Layers after) throws IOException {
    if (before.base().isEmpty() || !before.base().equals(after.base())) {
      return any -> true;
    }
    Set<FileRef> differing = new HashSet<>(before.deltas());
    differing.addAll(after.deltas());
    Set<String> keys = new HashSet<>();
    for (FileRef delta : differing) {
      entries.readFile(delta, row -> keys.add(row.key()));
    }
    return keys::contains;
  }

  private static void add(
      List<EntryChange> changes,
      String key,
      Optional<EntryDigest> before,
      Optional<EntryDigest> after,
      Optional<EntryDigest> removal,
      Optional<Snapshot> by) {
    if (!before.equals(after)) {
      changes.add(new EntryChange(key, before, after, removal, by));
    }
  }
}

package io.varve.io.lifecycle;

import io.varve.io.model.Forgotten;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.Snapshot.Parent;
import io.varve.io.model.SnapshotRange;
import io.varve.io.snapshot.SnapshotStore.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which copies of lost snapshots are true. A copy is, when what follows it recorded its hash; of
 * the newest, which nothing follows, when it is the only one that continues the chain. Copies that
 * prove nothing change nothing. Not safe for several threads.
 */
final class LostSnapshots {

  private final TreeMap<Long, Stored> whole;
  private final TreeMap<Long, List<Stored>> copies = new TreeMap<>();
  private final TreeMap<Long, Stored> restored = new TreeMap<>();

  /**
   * Returns what is known.
   *
   * @param readable snapshots that are there and can be read
   * @param copies copies of any snapshots of this warehouse, true or not
   */
  LostSnapshots(NavigableMap<Long, Stored> readable, List<Stored> copies) {
    this.whole = new TreeMap<>(readable);
    for (Stored copy : copies) {
      List<Stored> same =
          this.copies.computeIfAbsent(copy.snapshot().id(), id -> new ArrayList<>());
      if (!same.contains(copy)) {
        same.add(copy);
      }
    }
  }

  /** Returns the true copies of what is lost and was not forgotten, oldest first. */
  List<Stored> provenCopies() {
    while (restoreAfter(newest())) {
      // Until the chain ends.
    }
    for (long id : new TreeSet<>(copies.keySet()).descendingSet()) {
      if (isLost(id)) {
        recordedHash(id).ifPresent(hash -> restore(id, copy -> copy.sha256().equals(hash)));
      }
    }
    for (long id : copies.keySet()) {
      if (isLost(id) && recordedHash(id).isEmpty()) {
        restoreAfter(id - 1);
      }
    }
    return List.copyOf(restored.values());
  }

  /**
   * Returns what is lost still, after {@link #provenCopies}.
   *
   * @param newestSeen id of the newest snapshot that anybody has seen, 0 for none
   */
  List<SnapshotRange> helpless(long newestSeen) {
    List<Long> there = new ArrayList<>(whole.keySet());
    long newest = newest();
    List<SnapshotRange> lost = new ArrayList<>(lifecycle().lost(there));
    if (newestSeen > newest) {
      lost.add(new SnapshotRange(newest + 1, newestSeen));
    }
    return lost;
  }

  private boolean isLost(long id) {
    return id < newest() && !whole.containsKey(id) && !lifecycle().isForgotten(id);
  }

  /** Puts back the snapshot that followed another, when there is no doubt which it was. */
  private boolean restoreAfter(long id) {
    Stored before = whole.get(id);
    if (id > 0 && before == null) {
      return false;
    }
    Optional<Parent> link = Optional.ofNullable(before).map(Stored::asParent);
    return restore(id + 1, copy -> copy.snapshot().parent().equals(link));
  }

  private boolean restore(long id, Predicate<Stored> fits) {
    List<Stored> fitting = copies.getOrDefault(id, List.of()).stream().filter(fits).toList();
    if (fitting.size() != 1) {
      return false;
    }
    whole.put(id, fitting.get(0));
    restored.put(id, fitting.get(0));
    return true;
  }

  /** Returns the hash of a snapshot's file that its successor recorded, as far as it is known. */
  private Optional<String> recordedHash(long id) {
    Optional<Parent> link =
        lifecycle()
            .gapWith(id + 1)
            .map(Forgotten::parent)
            .orElseGet(
                () ->
                    Optional.ofNullable(whole.get(id + 1))
                        .flatMap(after -> after.snapshot().parent()));
    return link.map(Parent::sha256);
  }

  private long newest() {
    return whole.isEmpty() ? 0 : whole.lastKey();
  }

  private Lifecycle lifecycle() {
    return whole.isEmpty() ? Lifecycle.EMPTY : whole.lastEntry().getValue().snapshot().lifecycle();
  }
}

package io.varve.io.lifecycle;

import io.varve.io.model.Snapshot.Parent;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.SnapshotStore;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts back what can be put back safely: snapshots that are lost or cannot be read, from the copy
 * beside the record of their run, when the chain proves the copy true; and removes journal lines
 * and trash lists that cannot be read, which only cost work. Everything else is left as it is.
 */
public final class Repair {

  private final Warehouse warehouse;
  private final Storage storage;
  private final SnapshotStore snapshots;

  public Repair(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.storage = warehouse.storage();
    this.snapshots = warehouse.snapshots();
  }

  /**
   * What can be done.
   *
   * @param snapshots true copies of the snapshots to put back, oldest first
   * @param unreadable files that are of no use and go
   * @param helpless what is lost but cannot be put back, with the reason
   */
  public record Plan(List<Stored> snapshots, List<String> unreadable, List<String> helpless) {

    public Plan {
      snapshots = List.copyOf(snapshots);
      unreadable = List.copyOf(unreadable);
      helpless = List.copyOf(helpless);
    }

    /** Returns whether there is nothing to do. */
    public boolean isEmpty() {
      return snapshots.isEmpty() && unreadable.isEmpty();
    }
  }

  /** Finds out what can be done, and does nothing. */
  public Plan plan() throws IOException {
    NavigableMap<Long, Stored> copies = copies();
    NavigableMap<Long, Stored> readable = readable();
    long newest = Math.max(copies.isEmpty() ? 0 : copies.lastKey(), lastId());
    TreeMap<Long, Stored> whole = new TreeMap<>(readable);
    copies.forEach(whole::putIfAbsent);
    List<Stored> restored = new ArrayList<>();
    List<String> helpless = new ArrayList<>();
    for (long id = 1; id <= newest; id++) {
      if (!readable.containsKey(id) && !isForgotten(id, whole)) {
        Optional<Stored> copy = Optional.ofNullable(copies.get(id)).filter(c -> fits(c, whole));
        copy.ifPresent(restored::add);
        if (copy.isEmpty()) {
          helpless.add(WarehouseLayout.snapshot(id) + ": there is no true copy of it");
        }
      }
    }
    return new Plan(restored, unreadable(), helpless);
  }

  /** Does what a plan says. */
  public void execute(Plan plan) throws IOException {
    for (Stored copy : plan.snapshots()) {
      snapshots.restore(copy);
    }
    for (String path : plan.unreadable()) {
      storage.delete(path);
    }
  }

  private static boolean isForgotten(long id, NavigableMap<Long, Stored> whole) {
    return !whole.isEmpty() && whole.lastEntry().getValue().snapshot().lifecycle().isForgotten(id);
  }

  /** A copy is true when its parent and its child, where they are known, agree. */
  private boolean fits(Stored copy, NavigableMap<Long, Stored> whole) {
    long id = copy.snapshot().id();
    Stored before = whole.get(id - 1);
    Stored after = whole.get(id + 1);
    boolean follows =
        before == null || copy.snapshot().parent().equals(Optional.of(before.asParent()));
    boolean isFollowed =
        after == null
            || after.snapshot().parent().map(Parent::sha256).equals(Optional.of(copy.sha256()));
    return follows && isFollowed && copy.snapshot().warehouseId().equals(warehouse.id());
  }

  private long lastId() throws IOException {
    List<Long> ids = snapshots.ids();
    return ids.isEmpty() ? 0 : ids.get(ids.size() - 1);
  }

  private NavigableMap<Long, Stored> readable() throws IOException {
    TreeMap<Long, Stored> found = new TreeMap<>();
    for (long id : snapshots.ids()) {
      try {
        snapshots.find(id).ifPresent(stored -> found.put(id, stored));
      } catch (DamagedException e) {
        // To be put back.
      }
    }
    return found;
  }

  private NavigableMap<Long, Stored> copies() throws IOException {
    TreeMap<Long, Stored> found = new TreeMap<>();
    for (String run : new RunStore(storage).ids()) {
      try {
        snapshots.copyOf(run).ifPresent(copy -> found.put(copy.snapshot().id(), copy));
      } catch (DamagedException | UnsupportedFormatException e) {
        // No witness.
      }
    }
    return found;
  }

  private List<String> unreadable() throws IOException {
    List<String> paths = new ArrayList<>();
    for (String folder : List.of(WarehouseLayout.STAGING, WarehouseLayout.TRASH)) {
      for (StoredFile file : storage.list(folder)) {
        if (!SealedRecords.isReadable(storage, file.path())) {
          paths.add(file.path());
        }
      }
    }
    return paths;
  }
}

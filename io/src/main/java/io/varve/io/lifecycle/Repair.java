package io.varve.io.lifecycle;

import io.varve.io.model.SnapshotRange;
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
    List<Long> ids = snapshots.ids();
    LostSnapshots lost = new LostSnapshots(readable(ids), copies());
    List<Stored> restored = lost.provenCopies();
    long newest = Math.max(newestSeen(), ids.isEmpty() ? 0 : ids.get(ids.size() - 1));
    List<String> helpless =
        lost.helpless(newest).stream()
            .map(range -> WarehouseLayout.snapshot(range.first()) + ": " + why(range))
            .toList();
    return new Plan(restored, unreadable(), helpless);
  }

  private static String why(SnapshotRange range) {
    return range + (range.first() == range.last() ? " is" : " are") + " lost without a true copy";
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

  private NavigableMap<Long, Stored> readable(List<Long> ids) throws IOException {
    TreeMap<Long, Stored> found = new TreeMap<>();
    for (long id : ids) {
      try {
        snapshots.find(id).ifPresent(stored -> found.put(id, stored));
      } catch (DamagedException e) {
        // To be put back.
      }
    }
    return found;
  }

  /** A copy lies beside the record of the run that committed it, or it is none. */
  private List<Stored> copies() throws IOException {
    List<Stored> found = new ArrayList<>();
    for (String run : new RunStore(storage).ids()) {
      try {
        snapshots
            .copyOf(run)
            .filter(copy -> copy.snapshot().author().runId().equals(run))
            .filter(copy -> copy.snapshot().warehouseId().equals(warehouse.id()))
            .ifPresent(found::add);
      } catch (DamagedException | UnsupportedFormatException e) {
        // No witness.
      }
    }
    return found;
  }

  private long newestSeen() throws IOException {
    RunStore runs = new RunStore(storage);
    long newest = 0;
    for (String run : runs.ids()) {
      try {
        newest = Math.max(newest, runs.find(run).newestSnapshot());
      } catch (DamagedException | UnsupportedFormatException e) {
        // No witness.
      }
    }
    return newest;
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

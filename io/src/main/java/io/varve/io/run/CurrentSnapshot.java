package io.varve.io.run;

import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshot to plan on. When the newest one is deleted, the one before it looks current, and a
 * commit on top of it would write history anew; so the records of the last runs are asked which
 * snapshots they saw.
 */
public final class CurrentSnapshot {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentSnapshot.class);

  /** Runs that are asked: more than ever go on at once, so one of them saw the newest snapshot. */
  private static final int WITNESSES = 8;

  private CurrentSnapshot() {}

  /**
   * Returns the current snapshot, or nothing when none was ever committed.
   *
   * @throws DamagedException when it cannot be read or is gone
   */
  public static Optional<Stored> of(Warehouse warehouse) throws IOException {
    // In this order: what a run has seen before this moment must be there now.
    long seen = newestSeen(new RunStore(warehouse.storage()));
    Optional<Stored> latest = warehouse.snapshots().latest();
    if (latest.map(stored -> stored.snapshot().id()).orElse(0L) < seen) {
      throw new DamagedException(
          WarehouseLayout.snapshot(seen), "the newest snapshot, which runs name", "no such file");
    }
    return latest;
  }

  private static long newestSeen(RunStore runs) throws IOException {
    List<String> ids = runs.ids();
    long newest = 0;
    for (String id : ids.subList(Math.max(0, ids.size() - WITNESSES), ids.size())) {
      try {
        newest = Math.max(newest, runs.find(id).newestSnapshot());
      } catch (DamagedException | UnsupportedFormatException e) {
        LOG.warn("Run {} cannot say which snapshots it saw: {}", id, e.getMessage());
      }
    }
    return newest;
  }
}

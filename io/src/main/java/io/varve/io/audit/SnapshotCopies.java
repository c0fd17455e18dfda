package io.varve.io.audit;

import io.varve.io.audit.Problem.Kind;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;

/** The copies of snapshots beside the records of their runs: they bear witness of the originals. */
final class SnapshotCopies {

  private final Warehouse warehouse;
  private final TreeMap<Long, Copy> copies = new TreeMap<>();

  /** Where a copy is, and of what. */
  record Copy(String path, String runId, String sha256) {}

  private SnapshotCopies(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Reads all of them; of the damaged ones the findings tell. */
  static SnapshotCopies read(Warehouse warehouse, Findings findings) throws IOException {
    SnapshotCopies copies = new SnapshotCopies(warehouse);
    for (StoredFile file : warehouse.storage().list(WarehouseLayout.RUNS)) {
      Optional<String> runId = WarehouseLayout.writer(file.path());
      if (runId.isPresent() && file.path().equals(WarehouseLayout.snapshotCopy(runId.get()))) {
        copies.read(file.path(), runId.get(), findings);
      }
    }
    return copies;
  }

  private void read(String path, String runId, Findings findings) throws IOException {
    try {
      Optional<Stored> copy = warehouse.snapshots().copyOf(runId);
      if (copy.isPresent()
          && findings.same(
              Kind.BROKEN_CHAIN,
              path,
              "a snapshot of run " + runId,
              "a snapshot of run " + copy.get().snapshot().author().runId())) {
        copies.put(copy.get().snapshot().id(), new Copy(path, runId, copy.get().sha256()));
      }
    } catch (DamagedException e) {
      findings.add(Kind.UNREADABLE, e);
    } catch (UnsupportedFormatException e) {
      findings.add(path, e);
    }
  }

  /** Returns the copy of a snapshot, if there is one that can be read. */
  Optional<Copy> of(long id) {
    return Optional.ofNullable(copies.get(id));
  }

  /** Returns the newest snapshot that there is a copy of, 0 for none. */
  long newest() {
    return copies.isEmpty() ? 0 : copies.lastKey();
  }

  /** Returns the snapshot that a copy is of. */
  Optional<Stored> snapshot(long id) throws IOException {
    Optional<Copy> copy = of(id);
    return copy.isPresent() ? warehouse.snapshots().copyOf(copy.get().runId()) : Optional.empty();
  }
}

package io.varve.io.audit;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.FileRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.SnapshotStore;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened to one source file. Safe for several threads. */
public final class FileHistory {

  private final Warehouse warehouse;

  public FileHistory(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * One change of a file's entry.
   *
   * @param snapshot snapshot that wrote it
   * @param entry the entry; a removal when it was taken out
   */
  public record Change(Snapshot snapshot, ManifestEntry entry) {}

  /** Returns all changes of a file's entry over the kept snapshots, newest first. */
  public List<Change> of(String key) throws IOException {
    List<Change> changes = new ArrayList<>();
    SnapshotStore snapshots = warehouse.snapshots();
    List<Long> ids = snapshots.ids();
    for (int i = ids.size() - 1; i >= 0; i--) {
      Optional<Stored> stored = snapshots.find(ids.get(i));
      Optional<FileRef> changed = stored.flatMap(s -> s.snapshot().manifest().changedEntries());
      if (changed.isPresent()) {
        Snapshot snapshot = stored.get().snapshot();
        Manifests.entries(warehouse.storage())
            .readFile(
                changed.get(),
                entry -> {
                  if (entry.key().equals(key)) {
                    changes.add(new Change(snapshot, entry));
                  }
                });
      }
    }
    return changes;
  }
}

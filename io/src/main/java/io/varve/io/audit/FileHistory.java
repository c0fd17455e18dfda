package io.varve.io.audit;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Attempt;
import io.varve.io.model.Decision;
import io.varve.io.model.FileRef;
import io.varve.io.model.Forgotten;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened to one source file. Costs one look at the keys that each kept snapshot changed, and
 * whole manifests only beside snapshots that were forgotten. Safe for several threads.
 */
public final class FileHistory {

  private final History history;
  private final LayeredTable<ManifestEntry> entries;

  public FileHistory(Warehouse warehouse, History history) {
    this.history = history;
    this.entries = Manifests.entries(warehouse.storage());
  }

  /**
   * One change of a file's entry.
   *
   * @param snapshot snapshot that wrote it, or the first one kept after it was written
   * @param entry the entry; a removal when it was taken out
   * @param forgotten the snapshots of which one wrote it, when none that is kept did
   */
  public record Change(Snapshot snapshot, ManifestEntry entry, Optional<Forgotten> forgotten) {}

  /**
   * Returns all changes of a file's entry over the kept snapshots, newest first. Beside a gap of
   * forgotten snapshots the entries before and after it are compared.
   *
   * @param last id of the newest snapshot to look at
   */
  public List<Change> of(String key, long last) throws IOException {
    List<Change> changes = new ArrayList<>();
    Optional<Snapshot> after = Optional.empty();
    List<Long> ids = history.kept().stream().filter(id -> id <= last).toList();
    for (int i = ids.size() - 1; i >= 0; i--) {
      Optional<Snapshot> before = history.find(ids.get(i)).map(Stored::snapshot);
      if (before.isEmpty()) {
        continue;
      }
      if (after.isPresent()) {
        change(key, before, after.get()).ifPresent(changes::add);
      }
      after = before;
    }
    if (after.isPresent()) {
      change(key, Optional.empty(), after.get()).ifPresent(changes::add);
    }
    return changes;
  }

  private Optional<Change> change(String key, Optional<Snapshot> before, Snapshot after)
      throws IOException {
    Optional<FileRef> changed = after.manifest().changedEntries();
    Optional<ManifestEntry> exact =
        changed.isEmpty() ? Optional.empty() : entries.findIn(changed.get(), key);
    Optional<Forgotten> gap = history.lifecycle().gapWith(after.id() - 1);
    if (exact.isPresent() || gap.isEmpty()) {
      return exact.map(entry -> new Change(after, entry, Optional.empty()));
    }
    Optional<ManifestEntry> now = find(after, key);
    Optional<ManifestEntry> then = before.isEmpty() ? Optional.empty() : find(before.get(), key);
    if (now.equals(then)) {
      return Optional.empty();
    }
    return now.or(() -> then.map(FileHistory::takenOut)).map(e -> new Change(after, e, gap));
  }

  private Optional<ManifestEntry> find(Snapshot snapshot, String key) throws IOException {
    return entries.find(snapshot.manifest().entries(), key);
  }

  /** The row that ended the entry was forgotten; the one before it tells the rest. */
  private static ManifestEntry takenOut(ManifestEntry then) {
    Attempt last = then.attempt();
    return then.removal(
        new Attempt(
            last.firstSeenRun(),
            last.runId(),
            last.processedAt(),
            0,
            Decision.REMOVED,
            "by a snapshot that was forgotten"));
  }
}

package io.varve.io.lifecycle;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Failure;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.Manifest;
import io.varve.io.model.Snapshot;
import io.varve.io.model.SnapshotRange;
import io.varve.io.run.Journal;
import io.varve.io.run.JournalLine;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files that must stay: those that a kept snapshot names, directly or through its manifest, and
 * those of runs at work. Memory grows with their number, about 150 bytes a file.
 */
final class NeededFiles {

  private final Warehouse warehouse;
  private final History history;
  private final LiveRuns live;
  private final Set<String> paths = new HashSet<>();
  private final Set<Layers> readLists = new HashSet<>();
  private final Set<FileRef> readEntries = new HashSet<>();

  private NeededFiles(Warehouse warehouse, LiveRuns live) throws IOException {
    this.warehouse = warehouse;
    this.history = warehouse.history();
    this.live = live;
  }

  /**
   * Finds them.
   *
   * @param live runs that may be at work
   * @throws io.varve.io.storage.DamagedException when a kept snapshot is lost or cannot be read:
   *     then nobody can say what it needs
   */
  static NeededFiles find(Warehouse warehouse, LiveRuns live) throws IOException {
    NeededFiles needed = new NeededFiles(warehouse, live);
    List<Long> ids = warehouse.snapshots().ids();
    refuseLost(needed.history.lifecycle(), ids);
    for (long id : ids) {
      if (!needed.history.lifecycle().isForgotten(id) || live.mayRead(id)) {
        Optional<Stored> stored = warehouse.snapshots().find(id);
        if (stored.isPresent()) {
          needed.add(stored.get().snapshot());
        }
      }
    }
    for (FileRef file : needed.history.lifecycle().erasures().newestFirst()) {
      needed.paths.add(file.path());
    }
    if (!live.ids().isEmpty()) {
      needed.addJournals();
    }
    return needed;
  }

  /** What a lost snapshot needs is known only when it is back. */
  private static void refuseLost(Lifecycle lifecycle, List<Long> ids) throws IOException {
    List<SnapshotRange> lost = lifecycle.lost(ids);
    if (!lost.isEmpty()) {
      throw new DamagedException(
          WarehouseLayout.snapshot(lost.get(0).first()),
          "a snapshot that was not forgotten",
          "no such file");
    }
  }

  /** Returns whether a file must stay. */
  boolean contains(String path) {
    return paths.contains(path)
        || WarehouseLayout.writer(path).filter(live.ids()::contains).isPresent();
  }

  private void add(Snapshot snapshot) throws IOException {
    paths.add(WarehouseLayout.snapshot(snapshot.id()));
    paths.add(WarehouseLayout.snapshotCopy(snapshot.author().runId()));
    Manifest manifest = snapshot.manifest();
    addEntries(manifest.entries());
    for (FileRef file : manifest.dataFiles().newestFirst()) {
      paths.add(file.path());
    }
    if (manifest.changedEntries().isPresent()) {
      addEntries(manifest.changedEntries().get());
    }
    manifest.changedDataFiles().ifPresent(file -> paths.add(file.path()));
    if (readLists.add(manifest.dataFiles())) {
      history.forEachDataFile(warehouse, snapshot, (DataFile file) -> paths.add(file.path()));
    }
  }

  private void addEntries(Layers layers) throws IOException {
    for (FileRef file : layers.newestFirst()) {
      addEntries(file);
    }
  }

  /** What a manifest row says of a failure stays readable as long as the row. */
  private void addEntries(FileRef file) throws IOException {
    paths.add(file.path());
    if (readEntries.add(file)) {
      Manifests.entries(warehouse.storage())
          .readFile(
              file,
              entry -> entry.failure().flatMap(Failure::quarantinePath).ifPresent(paths::add));
    }
  }

  /** A run at work may take over what others finished, without having said so yet. */
  private void addJournals() throws IOException {
    Journal journal = new Journal(warehouse.storage());
    for (String run : journal.runs()) {
      for (JournalLine line : journal.lines(run)) {
        paths.add(WarehouseLayout.journal(line.runId(), line.shard(), line.attemptId()));
        for (DataFileChange change : line.outcome().dataFiles()) {
          paths.add(change.file().path());
        }
        line.outcome()
            .entries()
            .forEach(
                entry -> entry.failure().flatMap(Failure::quarantinePath).ifPresent(paths::add));
      }
    }
  }
}

package io.varve.runners.facts;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.render.SnapshotFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads snapshots for people. Memory grows with data files. */
public final class SnapshotReader {

  private final Warehouse warehouse;

  public SnapshotReader(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Returns all snapshots, oldest first. */
  public List<Snapshot> all() throws IOException {
    List<Snapshot> snapshots = new ArrayList<>();
    History history = warehouse.history();
    for (long id : history.kept()) {
      history.find(id).map(Stored::snapshot).ifPresent(snapshots::add);
    }
    return snapshots;
  }

  /**
   * Returns one snapshot, the current one when no id is given.
   *
   * @throws UserException when there is none with this id
   */
  public Snapshot find(Optional<Long> id) throws IOException {
    Optional<Stored> stored =
        id.isPresent() ? warehouse.snapshots().find(id.get()) : warehouse.snapshots().latest();
    if (stored.isEmpty()) {
      List<Long> ids = warehouse.snapshots().ids();
      throw new UserException(
          id.isPresent() ? ExitCode.USAGE : ExitCode.FAILED,
          ids.isEmpty()
              ? "Cannot show a snapshot: there is none yet. 'varve run' makes the first one."
              : "Cannot show snapshot "
                  + id.orElse(0L)
                  + ": there is none with this id. The snapshots are "
                  + ids.get(0)
                  + " to "
                  + ids.get(ids.size() - 1)
                  + ".");
    }
    return stored.get().snapshot();
  }

  /** Reads everything about a snapshot. */
  public SnapshotFacts facts(Snapshot snapshot) throws IOException {
    Tally tally = new Tally();
    Manifests.entries(warehouse.storage()).forEach(snapshot.manifest().entries(), tally::add);
    List<DataFile> dataFiles = new ArrayList<>();
    Manifests.dataFiles(warehouse.storage())
        .forEach(snapshot.manifest().dataFiles(), change -> dataFiles.add(change.file()));
    return new SnapshotFacts(
        snapshot,
        warehouse.storage().root(),
        new RunStore(warehouse.storage()).find(snapshot.author().runId()),
        tally.validation,
        tally.failed,
        tally.stale,
        tally.missing,
        dataFiles);
  }

  /** Counts entries. */
  private static final class Tally {

    private final Map<String, Long> validation = new TreeMap<>();
    private long failed;
    private long stale;
    private long missing;

    void add(ManifestEntry entry) {
      validation.merge(entry.validation().map(Validation::name).orElse("none"), 1L, Long::sum);
      failed += entry.status() == Status.FAILED ? 1 : 0;
      stale += entry.stale().isPresent() ? 1 : 0;
      missing += entry.missingSince().isPresent() ? 1 : 0;
    }
  }
}

package io.varve.io.lifecycle;

import io.varve.io.manifest.LayeredDifference;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Attempt;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Decision;
import io.varve.io.model.Erasure;
import io.varve.io.model.FileRef;
import io.varve.io.model.Manifest;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.model.Status;
import io.varve.io.snapshot.PendingCommit.Change;
import io.varve.io.snapshot.PendingCommit.State;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the tables and the manifest what they were in an older snapshot. Nothing is deleted: the
 * snapshots in between stay, and the difference is named like that of a run, so that runs at work
 * notice it. Tags and forgotten snapshots stay as they are.
 */
public final class Rollback implements Operation.Planner {

  private final Warehouse warehouse;
  private final long target;

  /**
   * Returns the way back to a snapshot.
   *
   * @param target id of a kept snapshot
   */
  public Rollback(Warehouse warehouse, long target) {
    this.warehouse = warehouse;
    this.target = target;
  }

  @Override
  public Optional<Change> plan(Stored current, Author author) throws IOException {
    Snapshot to =
        warehouse
            .history()
            .find(target)
            .map(Stored::snapshot)
            .orElseThrow(
                () ->
                    new RefusedOperationException(
                        "Cannot roll back to snapshot "
                            + target
                            + ": it is not kept. 'varve snapshots' lists those that are."));
    Manifest now = current.snapshot().manifest();
    ManifestState state = new ManifestState(warehouse, to, author, "kept-purged");
    keepPurged(current, to, state);
    Manifest then = state.manifest();
    Optional<FileRef> entries = entryDifference(now, then, author);
    Optional<FileRef> dataFiles = dataFileDifference(now, then, author);
    if (entries.isEmpty() && dataFiles.isEmpty()) {
      return Optional.empty();
    }
    Manifest manifest =
        new Manifest(
            then.entries(),
            then.entryCount(),
            then.dataFiles(),
            then.keyPrefixes(),
            entries,
            dataFiles);
    return Optional.of(new State(manifest, state.datasets(), current.snapshot().lifecycle()));
  }

  /** What was purged since stays so. */
  private void keepPurged(Stored current, Snapshot to, ManifestState state) throws IOException {
    Storage storage = warehouse.storage();
    Set<String> purgedThen = new HashSet<>();
    Manifests.entries(storage)
        .forEach(
            to.manifest().entries(),
            entry -> {
              if (entry.status() == Status.PURGED) {
                purgedThen.add(entry.key());
              }
            });
    List<ManifestEntry> tombstones = new ArrayList<>();
    Manifests.entries(storage)
        .forEach(
            current.snapshot().manifest().entries(),
            entry -> {
              if (entry.status() == Status.PURGED && !purgedThen.contains(entry.key())) {
                tombstones.add(entry);
              }
            });
    for (ManifestEntry tombstone : tombstones) {
      state.put(tombstone);
    }
    Map<String, Erasure> erasures = warehouse.history().erasures();
    if (!erasures.isEmpty()) {
      Manifests.dataFiles(storage)
          .forEach(
              to.manifest().dataFiles(),
              named -> {
                Erasure erasure = erasures.get(named.file().path());
                if (erasure != null) {
                  state.replace(
                      named.file(), new DataFileChange(erasure.file(), erasure.emptied()));
                }
              });
    }
  }

  private Optional<FileRef> entryDifference(Manifest now, Manifest then, Author author)
      throws IOException {
    Instant moment = Instant.now();
    Storage storage = warehouse.storage();
    return new LayeredDifference<>(
            Manifests.entries(storage),
            ManifestEntry::key,
            entry -> entry.removal(attempt(entry, author, moment)))
        .write(now.entries(), then.entries(), path(author, "entries"));
  }

  private Attempt attempt(ManifestEntry entry, Author author, Instant moment) {
    return new Attempt(
        entry.attempt().firstSeenRun(),
        author.runId(),
        moment,
        0,
        Decision.REMOVED,
        "not in snapshot " + target + ", which was rolled back to");
  }

  private Optional<FileRef> dataFileDifference(Manifest now, Manifest then, Author author)
      throws IOException {
    return new LayeredDifference<>(
            Manifests.dataFiles(warehouse.storage()),
            change -> change.file().place(),
            change -> DataFileChange.removalOf(change.file()))
        .write(now.dataFiles(), then.dataFiles(), path(author, "data-files"));
  }

  private static String path(Author author, String name) {
    return WarehouseLayout.manifest(author.runId(), name, author.attemptId());
  }
}

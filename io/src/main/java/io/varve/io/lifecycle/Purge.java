package io.varve.io.lifecycle;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Attempt;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.DatasetState;
import io.varve.io.model.Decision;
import io.varve.io.model.Erasure;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.model.Manifest;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.model.Status;
import io.varve.io.run.RunIds;
import io.varve.io.shard.ShardName;
import io.varve.io.shard.ShardRewriter;
import io.varve.io.snapshot.PendingCommit.Change;
import io.varve.io.snapshot.PendingCommit.State;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Stacking;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Erases one source file from all snapshots: data files with its rows are written again without
 * them, and one commit says what stands in the place of each and puts a tombstone into the
 * manifest, so that runs leave the file alone. The snapshots themselves, and so their chain, stay
 * as they are. Deleting the old files is the second step ({@link #deleteFiles}); a purge that was
 * killed before it is completed by purging again.
 *
 * <p>What manifests say of the file, its name, times and hash, stays: it is the proof of what was
 * erased.
 */
public final class Purge implements Operation.Planner {

  private final Warehouse warehouse;
  private final String key;

  public Purge(Warehouse warehouse, String key) {
    this.warehouse = warehouse;
    this.key = key;
  }

  /**
   * What there is of the file.
   *
   * @param known whether any kept snapshot knows it
   * @param purged whether it has a tombstone already
   * @param rows rows per dataset, over all data files that kept snapshots read
   * @param dataFiles number of these data files
   * @param strayFiles other files with something of it
   * @param sameBytes other source files of the current snapshot that have the same bytes
   */
  public record Plan(
      boolean known,
      boolean purged,
      Map<String, Long> rows,
      long dataFiles,
      List<String> strayFiles,
      SameBytes sameBytes) {

    public Plan {
      rows = Map.copyOf(rows);
      strayFiles = List.copyOf(strayFiles);
    }
  }

  /** Finds out what there is, and changes nothing. */
  public Plan plan() throws IOException {
    PurgeScan scan = new PurgeScan(warehouse, key);
    Map<DataFile, Long> files = scan.liveFiles();
    Map<String, Long> rows = new TreeMap<>();
    files.forEach((file, n) -> rows.merge(file.dataset(), n, Long::sum));
    Optional<ManifestEntry> entry = scan.newestEntry();
    return new Plan(
        entry.isPresent(),
        entry.filter(e -> e.status() == Status.PURGED).isPresent(),
        rows,
        files.size(),
        scan.strayFiles(),
        entry.isPresent() ? SameBytes.as(entry.get(), warehouse) : SameBytes.NONE);
  }

  @Override
  public Optional<Change> plan(Stored current, Author author) throws IOException {
    refuseLiveRuns(author);
    PurgeScan scan = new PurgeScan(warehouse, key);
    Map<DataFile, Long> files = scan.liveFiles();
    ManifestEntry entry =
        scan.newestEntry()
            .orElseThrow(
                () ->
                    new RefusedOperationException(
                        "Cannot purge " + key + ": no kept snapshot knows it."));
    if (files.isEmpty() && entry.status() == Status.PURGED) {
      return Optional.empty();
    }
    Map<String, DataFileChange> rewritten = new HashMap<>();
    for (Map.Entry<DataFile, Long> each : files.entrySet()) {
      rewritten.put(each.getKey().path(), rewrite(each.getKey(), each.getValue(), author));
    }
    Snapshot before = current.snapshot();
    ManifestState state = new ManifestState(warehouse, before, author, "purged");
    List<DataFile> listed = new ArrayList<>();
    scan.history().forEachDataFile(warehouse, before, listed::add);
    for (DataFile file : listed) {
      if (rewritten.containsKey(file.path())) {
        state.replace(file, rewritten.get(file.path()));
      }
    }
    if (entry.status() != Status.PURGED) {
      state.put(entry.purged(tombstone(entry, author)));
    }
    Layers erasures = erasures(scan, files, rewritten, author);
    return Optional.of(
        new State(state.manifest(), state.datasets(), before.lifecycle().withErasures(erasures)));
  }

  private void refuseLiveRuns(Author author) throws IOException {
    LiveRuns live = new LiveRuns(warehouse, Optional.of(author.runId()));
    Optional<String> run = live.ids().stream().findFirst();
    if (run.isPresent()) {
      throw new RefusedOperationException(
          "Cannot purge "
              + key
              + ": run "
              + run.get()
              + " is at work and may hold it. Wait for its end and purge then.");
    }
  }

  private DataFileChange rewrite(DataFile file, long rows, Author author) throws IOException {
    ShardName target = new ShardName(file.shard(), author.runId(), RunIds.newAttemptId());
    return new ShardRewriter(warehouse.storage())
        .without(List.of(file), Map.of(file.dataset(), rows), key::equals, target)
        .get(0);
  }

  private static Attempt tombstone(ManifestEntry entry, Author author) {
    return new Attempt(
        entry.attempt().firstSeenRun(),
        author.runId(),
        Instant.now(),
        0,
        Decision.PURGED,
        "purged by run " + author.runId());
  }

  /** Also what stood in the place of a file since an earlier purge may be replaced now. */
  private Layers erasures(
      PurgeScan scan,
      Map<DataFile, Long> files,
      Map<String, DataFileChange> rewritten,
      Author author)
      throws IOException {
    Layers before = scan.history().lifecycle().erasures();
    if (rewritten.isEmpty()) {
      return before;
    }
    LayeredTable<Erasure> table = Manifests.erasures(warehouse.storage());
    try (LayeredTable.Writer<Erasure> writer = table.write(path(author, "erasures"))) {
      for (Map.Entry<DataFile, Long> each : files.entrySet()) {
        DataFile file = each.getKey();
        DataFileChange now = rewritten.get(file.path());
        writer.add(new Erasure(file.path(), each.getValue(), now.file(), now.removed()));
        for (Erasure earlier : scan.history().erasures().values()) {
          if (!earlier.emptied() && earlier.file().path().equals(file.path())) {
            writer.add(
                new Erasure(
                    earlier.path(),
                    earlier.rowsErased() + each.getValue(),
                    now.file(),
                    now.removed()));
          }
        }
      }
      FileRef change = writer.publish();
      return Stacking.add(table, before, change, path(author, "erasures-at"));
    }
  }

  private static String path(Author author, String name) {
    return WarehouseLayout.manifest(author.runId(), name, author.attemptId());
  }

  /**
   * Deletes the files that hold something of it and that no kept snapshot reads any more.
   *
   * @return the number of files
   */
  public long deleteFiles() throws IOException {
    List<String> stray = new PurgeScan(warehouse, key).strayFiles();
    for (String path : stray) {
      warehouse.storage().delete(path);
    }
    return stray.size();
  }

  /** Returns the change that takes a tombstone away: the next run adds the file again. */
  public Operation.Planner lifting() {
    return (current, author) -> {
      Optional<ManifestEntry> entry =
          Manifests.entries(warehouse.storage())
              .find(current.snapshot().manifest().entries(), key)
              .filter(found -> found.status() == Status.PURGED);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      ManifestState state = new ManifestState(warehouse, current.snapshot(), author, "lifted");
      state.remove(
          entry
              .get()
              .removal(
                  new Attempt(
                      entry.get().attempt().firstSeenRun(),
                      author.runId(),
                      Instant.now(),
                      0,
                      Decision.REMOVED,
                      "tombstone taken away")));
      Map<String, DatasetState> datasets = state.datasets();
      Manifest manifest = state.manifest();
      return Optional.of(new State(manifest, datasets, current.snapshot().lifecycle()));
    };
  }
}

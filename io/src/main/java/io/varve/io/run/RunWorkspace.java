package io.varve.io.run;

import io.varve.io.manifest.Manifests;
import io.varve.io.manifest.VerifiedFile;
import io.varve.io.model.DataFile;
import io.varve.io.model.Dataset;
import io.varve.io.model.FileRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.shard.FileSchemas;
import io.varve.io.shard.RowCopy;
import io.varve.io.shard.ShardName;
import io.varve.io.shard.ShardRewriter;
import io.varve.io.shard.ShardWriter;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one run may read and write in its warehouse. It travels to the workers as a location, a run
 * and the snapshot that the run was planned on, and opens the warehouse where it is used. Safe for
 * several threads.
 */
public final class RunWorkspace implements Serializable {

  private static final long serialVersionUID = 1;

  private final String location;
  private final String runId;
  private final long plannedOn;
  private transient volatile Warehouse warehouse;

  /**
   * Returns the workspace of a run.
   *
   * @param plannedOn id of the snapshot that the run compares with; 0 for none
   */
  public RunWorkspace(String location, String runId, long plannedOn) {
    this.location = location;
    this.runId = runId;
    this.plannedOn = plannedOn;
  }

  public String runId() {
    return runId;
  }

  /** Returns the warehouse. */
  public Warehouse warehouse() throws IOException {
    Warehouse open = warehouse;
    if (open == null) {
      open = Warehouse.open(location);
      warehouse = open;
    }
    return open;
  }

  /**
   * Returns the snapshot that the run was planned on.
   *
   * @throws DamagedException when it is gone
   */
  public Optional<Stored> planned() throws IOException {
    if (plannedOn == 0) {
      return Optional.empty();
    }
    Optional<Stored> stored = warehouse().snapshots().find(plannedOn);
    if (stored.isEmpty()) {
      throw new DamagedException("snapshot " + plannedOn, "the snapshot of the plan", "none");
    }
    return stored;
  }

  /** Visits the manifest entries that the run compares with. */
  public void forEachEntry(EntryVisitor visitor) throws IOException {
    Optional<Snapshot> snapshot = planned().map(Stored::snapshot);
    if (snapshot.isPresent()) {
      Manifests.entries(warehouse().storage())
          .forEach(snapshot.get().manifest().entries(), visitor::visit);
    }
  }

  /**
   * Returns the manifest entries of some keys, by key; the cost follows the number of keys more
   * than that of the entries.
   */
  public Map<String, ManifestEntry> entries(Set<String> keys) throws IOException {
    Optional<Snapshot> snapshot = planned().map(Stored::snapshot);
    return snapshot.isEmpty()
        ? Map.of()
        : Manifests.entries(warehouse().storage())
            .findAll(snapshot.get().manifest().entries(), keys);
  }

  /** Returns the manifest entries whose keys begin with a text, by key. */
  public Map<String, ManifestEntry> entriesBelow(String prefix) throws IOException {
    Optional<Snapshot> snapshot = planned().map(Stored::snapshot);
    return snapshot.isEmpty()
        ? Map.of()
        : Manifests.entries(warehouse().storage())
            .findBelow(snapshot.get().manifest().entries(), prefix);
  }

  /** Receives manifest entries. */
  @FunctionalInterface
  public interface EntryVisitor {
    void visit(ManifestEntry entry) throws IOException;
  }

  /** Returns the data files of the planned snapshot by shard; memory grows with their number. */
  public Map<String, List<DataFile>> dataFilesByShard() throws IOException {
    Map<String, List<DataFile>> byShard = new HashMap<>();
    Optional<Snapshot> snapshot = planned().map(Stored::snapshot);
    if (snapshot.isPresent()) {
      warehouse()
          .history()
          .forEachDataFile(
              warehouse(),
              snapshot.get(),
              file -> byShard.computeIfAbsent(file.shard(), s -> new ArrayList<>()).add(file));
    }
    return byShard;
  }

  /**
   * Returns the shards of the planned snapshot that have a data file which is gone or has another
   * size. One listing of all data files costs less than a question for each.
   */
  public Set<String> shardsWithLostFiles() throws IOException {
    Map<String, DataFile> expected = new HashMap<>();
    for (List<DataFile> files : dataFilesByShard().values()) {
      files.forEach(file -> expected.put(file.path(), file));
    }
    if (!expected.isEmpty()) {
      for (StoredFile there : warehouse().storage().list(WarehouseLayout.DATA)) {
        DataFile file = expected.get(there.path());
        if (file != null && file.sizeBytes() == there.sizeBytes()) {
          expected.remove(there.path());
        }
      }
    }
    return expected.values().stream().map(DataFile::shard).collect(Collectors.toSet());
  }

  /**
   * Makes sure that a data file is what was recorded.
   *
   * @throws DamagedException when it is gone or differs
   */
  public void verify(DataFile file) throws IOException {
    VerifiedFile.verify(
        warehouse().storage(),
        new FileRef(file.path(), file.rows(), file.sizeBytes(), file.sha256()));
  }

  /** Returns what runs were answered by the sources that they asked. */
  public RawFiles raw() throws IOException {
    return new RawFiles(warehouse().storage());
  }

  /** Returns the name under which a shard is written by a new attempt of this run. */
  public ShardName nameFor(String shard) {
    return new ShardName(shard, runId, RunIds.newAttemptId());
  }

  /** Starts a shard of this run. */
  public ShardWriter newShard(ShardName name, List<Dataset> datasets) throws IOException {
    return new ShardWriter(warehouse().storage(), name, datasets);
  }

  /** Starts a copy of rows of one dataset into a shard of this run. */
  public RowCopy copy(String dataset, ShardName name) throws IOException {
    return new RowCopy(warehouse().storage(), dataset, name);
  }

  /** Returns by path a hash of the schema that each data file was written with. */
  public Map<String, String> schemas(List<DataFile> files) throws IOException {
    return FileSchemas.of(warehouse().storage(), files);
  }

  public ShardRewriter rewriter() throws IOException {
    return new ShardRewriter(warehouse().storage());
  }

  public Journal journal() throws IOException {
    return new Journal(warehouse().storage());
  }

  public Quarantine quarantine() throws IOException {
    return new Quarantine(warehouse().storage());
  }

  public RunStore runs() throws IOException {
    return new RunStore(warehouse().storage());
  }
}

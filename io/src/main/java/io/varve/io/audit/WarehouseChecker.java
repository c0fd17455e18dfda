package io.varve.io.audit;

import io.varve.io.audit.Problem.Kind;
import io.varve.io.manifest.VerifiedFile;
import io.varve.io.model.DataFile;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.model.Manifest;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies the invariants of a warehouse: the chain of snapshots, every file that a snapshot names,
 * the records of runs and failures, totals, and, when asked, the rows themselves. Memory grows with
 * the entries of the current snapshot. Never repairs. Not safe for several threads.
 */
public final class WarehouseChecker {

  private final Warehouse warehouse;
  private final Storage storage;
  private final Findings findings = new Findings();
  private final Set<FileRef> verified = new HashSet<>();
  private final Map<DataFile, Boolean> checkedData = new HashMap<>();
  private long rows;
  private long entries;

  public WarehouseChecker(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.storage = warehouse.storage();
  }

  /**
   * Checks structure and sizes.
   *
   * @throws IOException when the storage does not answer; what is wrong with the warehouse is in
   *     the report
   */
  public CheckReport checkStructure() throws IOException {
    return check(false);
  }

  /**
   * Checks structure and sizes, hashes every data file, and verifies the rows of the current
   * snapshot.
   */
  public CheckReport checkData() throws IOException {
    return check(true);
  }

  private CheckReport check(boolean readData) throws IOException {
    List<Long> ids = warehouse.snapshots().ids();
    List<Stored> snapshots = new ChainReader(warehouse, findings).read();
    boolean currentIntact = ids.isEmpty();
    for (Stored stored : snapshots) {
      boolean current = stored.snapshot().id() == ids.get(ids.size() - 1);
      int before = findings.all().size();
      boolean intact = checkSnapshot(stored.snapshot(), readData, current);
      currentIntact |= current && intact && findings.all().size() == before;
    }
    new RecordChecker(warehouse, findings).check(ids.isEmpty() ? 0 : ids.get(ids.size() - 1));
    return new CheckReport(
        snapshots.size(), entries, checkedData.size(), rows, currentIntact, findings.all());
  }

  /** Returns whether all files that the snapshot names could be believed. */
  private boolean checkSnapshot(Snapshot snapshot, boolean readData, boolean current)
      throws IOException {
    Manifest manifest = snapshot.manifest();
    boolean intact = verify(manifest.entries());
    intact &= verify(manifest.dataFiles());
    intact &= manifest.changedEntries().map(this::verifyQuietly).orElse(true);
    intact &= manifest.changedDataFiles().map(this::verifyQuietly).orElse(true);
    if (!intact) {
      return false;
    }
    SnapshotContent content = SnapshotContent.read(storage, snapshot);
    content.checkTotals(findings);
    if (current) {
      entries = content.entryCount();
    }
    boolean readable = true;
    for (DataFile file : content.dataFiles()) {
      readable &= isIntact(file, readData);
    }
    if (readData && current && readable) {
      rows = new RowChecker(storage, snapshot, content, findings).check();
    }
    return readable;
  }

  private boolean verify(Layers layers) {
    boolean intact = true;
    for (FileRef file : layers.newestFirst()) {
      intact &= verifyQuietly(file);
    }
    return intact;
  }

  private boolean verifyQuietly(FileRef file) {
    if (verified.contains(file)) {
      return true;
    }
    try {
      VerifiedFile.verify(storage, file);
      verified.add(file);
      return true;
    } catch (DamagedException e) {
      findings.add(Kind.WRONG_CONTENT, e);
    } catch (IOException e) {
      findings.add(Kind.UNREADABLE, file.path(), "a readable file", e.getMessage());
    }
    return false;
  }

  /** Looks at a file once, whatever the number of snapshots that list it. */
  private boolean isIntact(DataFile file, boolean readData) throws IOException {
    Boolean known = checkedData.get(file);
    boolean intact = known == null ? checkDataFile(file, readData) : known;
    checkedData.put(file, intact);
    return intact;
  }

  private boolean checkDataFile(DataFile file, boolean readData) throws IOException {
    Optional<Long> size = storage.size(file.path());
    if (size.isEmpty()) {
      findings.add(Kind.MISSING_FILE, file.path(), file.sizeBytes() + " bytes", "no such file");
      return false;
    }
    if (!findings.same(Kind.WRONG_SIZE, file.path(), file.sizeBytes(), size.get())) {
      return false;
    }
    return !readData
        || verifyQuietly(new FileRef(file.path(), file.rows(), file.sizeBytes(), file.sha256()));
  }
}

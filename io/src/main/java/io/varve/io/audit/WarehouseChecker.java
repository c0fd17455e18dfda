package io.varve.io.audit;

import io.varve.io.audit.ChainReader.Chain;
import io.varve.io.audit.CheckReport.DataReading;
import io.varve.io.audit.CheckReport.FileTotals;
import io.varve.io.audit.CheckReport.RawPages;
import io.varve.io.lifecycle.LiveRuns;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Failure;
import io.varve.io.model.Snapshot;
import io.varve.io.run.JournalLine;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies the invariants of a warehouse: the chain of snapshots, every file that a kept snapshot
 * names, the records of runs and failures, totals, and, when asked, the rows themselves. Costs what
 * the snapshots changed, not what they hold. Memory grows with the entries of one snapshot, about
 * 600 bytes each, and with the number of files. Never repairs. Use once, from one thread.
 */
public final class WarehouseChecker {

  private final Warehouse warehouse;
  private final Storage storage;
  private final Findings findings = new Findings();

  /** Paths of the files that are there for a reason. */
  private final Set<String> needed = new HashSet<>();

  private boolean rowsSound = true;

  public WarehouseChecker(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.storage = warehouse.storage();
  }

  /** Checks structure and sizes. */
  public CheckReport checkStructure() throws IOException {
    return check(Optional.empty());
  }

  /**
   * Checks structure and sizes, hashes every data file, and verifies the rows of the current
   * snapshot.
   */
  public CheckReport checkData() throws IOException {
    return check(Optional.of(Sample.ALL));
  }

  /**
   * Checks structure and sizes, and a share of the shards like {@link #checkData}.
   *
   * @param sample share of the shards whose data files are read; absent for none
   * @throws IOException when the storage does not answer; what is wrong with the warehouse is in
   *     the report
   */
  public CheckReport check(Optional<Sample> sample) throws IOException {
    // In this order: files that a run writes or commits meanwhile are not taken for waste.
    FileList files = FileList.of(storage);
    LiveRuns live = new LiveRuns(warehouse, Optional.empty());
    Chain chain = new ChainReader(warehouse, findings).read();
    ErasedFiles erased = ErasedFiles.read(storage, chain.lifecycle(), findings);
    erased.checkGone(files, findings);
    DataFileChecker dataFiles = new DataFileChecker(storage, files, erased, findings);
    RunningState state = new RunningState(storage, needed::add, findings);
    SnapshotWalk walk = new SnapshotWalk(storage, state, dataFiles, needed, findings);
    walk.through(chain);
    checkRecords(chain.newest(), dataFiles, sample.isPresent());
    dataFiles.addPaths(needed);
    Optional<DataReading> reading = Optional.empty();
    if (sample.isPresent()) {
      reading = Optional.of(read(sample.get(), dataFiles, walk.last(), state));
    }
    RawPages raw = new RawChecker(storage, findings).check(sample);
    return new CheckReport(
        chain.kept().size(),
        state.entries().size(),
        dataFiles.count(),
        reading,
        raw,
        chain.newest() == 0 || isCurrentIntact(chain, walk, dataFiles, state),
        findings.all(),
        findings.more(),
        findings.damage(),
        walk.isComplete()
            ? Optional.of(files.without(path -> isNeeded(path, live)))
            : Optional.empty());
  }

  private boolean isCurrentIntact(
      Chain chain, SnapshotWalk walk, DataFileChecker dataFiles, RunningState state) {
    return chain.newestIntact()
        && walk.isLastSound()
        && rowsSound
        && dataFiles.areIntact(state.dataFiles());
  }

  private DataReading read(
      Sample sample, DataFileChecker dataFiles, Optional<Snapshot> current, RunningState state)
      throws IOException {
    Set<String> shards = new HashSet<>(sample.of(dataFiles.shards(), shard -> shard));
    FileTotals hashed = dataFiles.read(shards);
    long rows = 0;
    if (current.isPresent() && dataFiles.areIntact(state.dataFiles())) {
      long before = findings.count();
      rows =
          new RowChecker(storage, current.get(), state.entries(), findings)
              .check(dataFiles.now(state.dataFiles()), shards);
      rowsSound = findings.count() == before;
    }
    return new DataReading(sample, hashed.files(), hashed.bytes(), rows);
  }

  private boolean isNeeded(String path, LiveRuns live) {
    return needed.contains(path)
        || WarehouseLayout.writer(path).filter(live.ids()::contains).isPresent();
  }

  private void checkRecords(long newest, DataFileChecker dataFiles, boolean read)
      throws IOException {
    List<JournalLine> journal = new ArrayList<>();
    new RecordChecker(warehouse, findings).check(newest, journal::add);
    for (JournalLine line : journal) {
      for (DataFileChange change : line.outcome().dataFiles()) {
        needed.add(change.file().path());
        if (!change.removed()) {
          dataFiles.lookAtWork(change.file(), read);
        }
      }
      line.outcome()
          .entries()
          .forEach(
              entry -> entry.failure().flatMap(Failure::quarantinePath).ifPresent(needed::add));
    }
  }
}

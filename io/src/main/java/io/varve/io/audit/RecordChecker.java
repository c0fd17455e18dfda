package io.varve.io.audit;

import io.varve.io.audit.Problem.Kind;
import io.varve.io.lifecycle.TrashList;
import io.varve.io.run.JournalLine;
import io.varve.io.run.QuarantineRecord;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunStarted;
import io.varve.io.snapshot.SealedFiles;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Reads the sealed files that no snapshot names: records of runs, accounts of failures, lists of
 * waste, journals. Also finds out whether a run committed a snapshot later than all that are there.
 */
final class RecordChecker {

  private final Storage storage;
  private final SealedFiles files;
  private final Findings findings;

  RecordChecker(Warehouse warehouse, Findings findings) {
    this.storage = warehouse.storage();
    this.files = new SealedFiles(storage);
    this.findings = findings;
  }

  /**
   * Checks all of them but the copies of snapshots.
   *
   * @param newest id of the newest snapshot, 0 for none
   * @param journal is told of the finished work of runs that have not committed
   */
  void check(long newest, Consumer<JournalLine> journal) throws IOException {
    for (StoredFile file : storage.list(WarehouseLayout.SNAPSHOTS)) {
      OptionalLong id = WarehouseLayout.snapshotId(file.path());
      if (id.isEmpty()) {
        findings.add(Kind.UNREADABLE, file.path(), "snapshots only", "a file of another name");
      }
    }
    for (StoredFile file : storage.list(WarehouseLayout.RUNS)) {
      if (file.path().endsWith("/finished.json")) {
        checkEnd(file.path(), newest);
      } else if (!file.path().endsWith("/snapshot.json")) {
        read(file.path(), RunStarted.class);
      }
    }
    for (StoredFile file : storage.list(WarehouseLayout.QUARANTINE)) {
      read(file.path(), QuarantineRecord.class);
    }
    for (StoredFile file : storage.list(WarehouseLayout.TRASH)) {
      read(file.path(), TrashList.class);
    }
    for (StoredFile file : storage.list(WarehouseLayout.STAGING)) {
      read(file.path(), JournalLine.class).ifPresent(journal);
    }
  }

  /** The end of a run also says whether the newest snapshot is the newest that there was. */
  private void checkEnd(String path, long newest) throws IOException {
    long committed = read(path, RunFinished.class).flatMap(RunFinished::snapshot).orElse(newest);
    if (committed > newest) {
      findings.add(
          Kind.MISSING_FILE, WarehouseLayout.snapshot(committed), "a snapshot", "no such file");
    }
  }

  private <T> Optional<T> read(String path, Class<T> type) throws IOException {
    try {
      return files.find(path, type);
    } catch (DamagedException e) {
      findings.add(Kind.UNREADABLE, e);
    } catch (UnsupportedFormatException e) {
      findings.add(path, e);
    }
    return Optional.empty();
  }
}

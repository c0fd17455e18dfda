package io.varve.io.run;

import io.varve.io.snapshot.SealedFiles;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.Optional;

/** The accounts of failed documents. Safe for several threads and processes. */
public final class Quarantine {

  private final SealedFiles files;

  public Quarantine(Storage storage) {
    this.files = new SealedFiles(storage);
  }

  /**
   * Writes a record and returns its path; when the run has one for this file already, that stays.
   */
  public String put(QuarantineRecord record) throws IOException {
    String path = WarehouseLayout.quarantine(record.runId(), record.key());
    files.create(path, record);
    return path;
  }

  /** Returns the record at a path, if there is one. */
  public Optional<QuarantineRecord> find(String path) throws IOException {
    return files.find(path, QuarantineRecord.class);
  }
}

package io.varve.io.run;

import io.varve.io.snapshot.SealedFiles;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows the journal of a run that is at work, reading each line once. Not safe for several
 * threads.
 */
public final class JournalTail {

  private final Storage storage;
  private final SealedFiles files;
  private final String runId;
  private final Set<String> seen = new HashSet<>();

  public JournalTail(Storage storage, String runId) {
    this.storage = storage;
    this.files = new SealedFiles(storage);
    this.runId = runId;
  }

  /** Returns the lines that were added since the last call. */
  public List<JournalLine> next() throws IOException {
    List<JournalLine> added = new ArrayList<>();
    for (StoredFile file : storage.list(WarehouseLayout.journal(runId))) {
      if (seen.add(file.path())) {
        files.find(file.path(), JournalLine.class).ifPresent(added::add);
      }
    }
    return added;
  }
}

package io.varve.io.run;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.SealedFiles;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The finished shards of runs that have not committed, one file each, so that a crash loses only
 * what was under way. Safe for several threads and processes.
 */
public final class Journal {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final Storage storage;
  private final SealedFiles files;

  public Journal(Storage storage) {
    this.storage = storage;
    this.files = new SealedFiles(storage);
  }

  /** Adds a finished shard. Its data files must be durable already. */
  public void add(String runId, String shard, String attemptId, ShardOutcome outcome)
      throws IOException {
    files.create(
        WarehouseLayout.journal(runId, shard, attemptId),
        new JournalLine(Snapshot.FORMAT_VERSION, runId, shard, attemptId, outcome));
  }

  /** Returns the runs that have journal files. */
  public Set<String> runs() throws IOException {
    Set<String> runs = new TreeSet<>();
    for (StoredFile file : storage.list(WarehouseLayout.STAGING)) {
      runs.add(file.path().split("/", -1)[1]);
    }
    return runs;
  }

  /**
   * Returns the readable lines of a run; one that is damaged or of a newer format is only lost work
   * and is left out with a warning.
   */
  public List<JournalLine> lines(String runId) throws IOException {
    List<JournalLine> lines = new ArrayList<>();
    for (StoredFile file : storage.list(WarehouseLayout.journal(runId))) {
      try {
        files.find(file.path(), JournalLine.class).ifPresent(lines::add);
      } catch (DamagedException | UnsupportedFormatException e) {
        LOG.warn("Work of run {} cannot be taken over: {}", runId, e.getMessage());
      }
    }
    return lines;
  }

  /** Removes what is noted of shards that a snapshot holds, as far as the storage lets it. */
  public void clearShards(Set<String> shards) {
    try {
      for (StoredFile file : storage.list(WarehouseLayout.STAGING)) {
        // Below staging and the run: partitions are part of a shard's name.
        String name = file.path().split("/", 3)[2];
        if (shards.contains(name.substring(0, Math.max(0, name.lastIndexOf('-'))))) {
          storage.delete(file.path());
        }
      }
    } catch (IOException e) {
      LOG.debug("The journal of committed shards stays: {}", e.getMessage());
    }
  }

  /** Removes the journal of a run that has committed, as far as the storage lets it. */
  public void clear(String runId) {
    try {
      for (StoredFile file : storage.list(WarehouseLayout.journal(runId))) {
        storage.delete(file.path());
      }
    } catch (IOException e) {
      LOG.debug("Journal of run {} stays: {}", runId, e.getMessage());
    }
  }
}

package io.varve.io.run;

import io.varve.io.snapshot.SealedFiles;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The records of all runs, those that committed nothing or died included. Safe for several threads
 * and processes.
 */
public final class RunStore {

  private final Storage storage;
  private final SealedFiles files;

  public RunStore(Storage storage) {
    this.storage = storage;
    this.files = new SealedFiles(storage);
  }

  /** Writes the start of a run; returns false when its id is taken by another. */
  public boolean start(RunStarted started) throws IOException {
    return files.create(WarehouseLayout.runStarted(started.runId()), started);
  }

  /** Writes the end of a run; the first end that is written stays. */
  public void finish(RunFinished finished) throws IOException {
    files.create(WarehouseLayout.runFinished(finished.runId()), finished);
  }

  /** Returns the end of a run, if it has one. */
  public Optional<RunFinished> finished(String runId) throws IOException {
    return files.find(WarehouseLayout.runFinished(runId), RunFinished.class);
  }

  /** Returns what is known of a run. */
  public RunRecord find(String runId) throws IOException {
    return new RunRecord(
        runId, files.find(WarehouseLayout.runStarted(runId), RunStarted.class), finished(runId));
  }

  /** Returns the ids of the runs without a recorded end, oldest first: at work, or dead. */
  public List<String> unfinished() throws IOException {
    TreeSet<String> ids = new TreeSet<>();
    List<StoredFile> files = storage.list(WarehouseLayout.RUNS);
    files.stream().map(file -> file.path().split("/", -1)[1]).forEach(ids::add);
    for (StoredFile file : files) {
      String[] parts = file.path().split("/", -1);
      if (file.path().equals(WarehouseLayout.runFinished(parts[1]))) {
        ids.remove(parts[1]);
      }
    }
    return new ArrayList<>(ids);
  }

  /** Returns all run ids, oldest first. */
  public List<String> ids() throws IOException {
    TreeSet<String> ids = new TreeSet<>();
    for (StoredFile file : storage.list(WarehouseLayout.RUNS)) {
      String[] parts = file.path().split("/", -1);
      if (parts.length == 3) {
        ids.add(parts[1]);
      }
    }
    return new ArrayList<>(ids);
  }
}

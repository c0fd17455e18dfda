package io.varve.runners.report;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.FileRef;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;

/**
 * The documents that runs could not extract, read from the entries that each wrote. It reads only
 * so many rows in all: ask for the newest run first. Not safe for several threads.
 */
final class RunFailures {

  /** About a third of a second of reading. */
  private static final long MOST_ENTRIES = 50_000;

  /** Opening a file costs as much as reading many rows of it. */
  private static final long PRICE_OF_A_FILE = 500;

  /** So many failures of one run are listed one by one. */
  private static final int MOST_FAILURES = 50;

  private final Storage storage;
  private long left = MOST_ENTRIES;

  RunFailures(Storage storage) {
    this.storage = storage;
  }

  /**
   * Returns the failures of the run that committed a snapshot, unless that was too much to read.
   */
  Optional<Listed<FailureRow>> of(Snapshot snapshot) throws IOException {
    Optional<FileRef> changed = snapshot.manifest().changedEntries();
    if (snapshot.counts().failed() == 0 || changed.isEmpty()) {
      return Optional.empty();
    }
    long price = PRICE_OF_A_FILE + changed.get().rows();
    if (price > left) {
      return Optional.empty();
    }
    left -= price;
    Foremost<FailureRow> failures =
        new Foremost<>(MOST_FAILURES, Comparator.comparing(FailureRow::key));
    Manifests.entries(storage)
        .readFile(
            changed.get(),
            entry -> {
              boolean tried = entry.attempt().decision().isWork();
              if (tried && entry.status() == Status.FAILED) {
                failures.add(FailureRow.of(entry));
              }
            });
    return Optional.of(failures.listed());
  }
}

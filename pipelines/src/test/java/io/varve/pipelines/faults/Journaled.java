package io.varve.pipelines.faults;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.io.run.Journal;
import io.varve.io.run.JournalLine;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.run.RunFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What must not be extracted again, and what was. */
final class Journaled {

  private Journaled() {}

  /** Returns the documents that the journal says are finished. */
  static Set<String> keys(RunFixture fixture) throws IOException {
    Set<String> keys = new TreeSet<>();
    Warehouse warehouse = fixture.open();
    Journal journal = new Journal(warehouse.storage());
    for (String run : journal.runs()) {
      for (JournalLine line : journal.lines(run)) {
        line.outcome().entries().stream()
            .filter(entry -> entry.status() == Status.SUCCEEDED)
            .map(ManifestEntry::key)
            .forEach(keys::add);
      }
    }
    return keys;
  }

  /** Returns the documents whose extraction was noted in a file. */
  static List<String> noted(Path notes) throws IOException {
    return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
  }

  /** Returns the id of the newest snapshot, 0 for none. */
  static long newestId(RunFixture fixture) throws IOException {
    return fixture.open().snapshots().latest().map(Stored::snapshot).map(s -> s.id()).orElse(0L);
  }
}

package io.varve.runners.records;

import io.varve.io.manifest.EntryDigest;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.RecordKey;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.shard.DayPartition;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;

/** Finds out what is known of one day of a source. Reads the manifest once. Use once. */
public final class DayStateReader {

  private final Warehouse warehouse;
  private final String source;
  private final LocalDate day;
  private boolean known;
  private long records;
  private long versions;
  private long vanished;
  private long failed;
  private long details;

  public DayStateReader(Warehouse warehouse, String source, LocalDate day) {
    this.warehouse = warehouse;
    this.source = source;
    this.day = day;
  }

  /** Returns the state; all zeros for a day that nobody asked for. */
  public DayState read() throws IOException {
    History history = warehouse.history();
    Optional<Snapshot> current = history.current().map(Stored::snapshot);
    if (current.isPresent()) {
      Manifests.entryDigests(warehouse.storage())
          .forEach(current.get().manifest().entries(), this::count);
    }
    DayExecutions executions = new DayExecutions(warehouse, history, source, day);
    return new DayState(
        source,
        day,
        current.map(Snapshot::id),
        known,
        records,
        versions,
        vanished,
        failed,
        details,
        executions.read());
  }

  private void count(EntryDigest entry) {
    Optional<RecordKey> key =
        RecordKey.of(entry.key()).filter(parts -> parts.source().equals(source));
    if (key.isEmpty()) {
      return;
    }
    known = true;
    boolean ofDay =
        entry.shard().isPresent()
            ? entry.shard().flatMap(DayPartition::dayOf).equals(Optional.of(day))
            : key.get().isAbout(day);
    if (!ofDay) {
      return;
    }
    failed += entry.status() == Status.FAILED ? 1 : 0;
    if (entry.shard().isPresent() && key.get().kind().equals(RecordKey.RECORDS)) {
      records++;
      versions += entry.rows().values().stream().mapToLong(Long::longValue).sum();
      vanished += entry.missingSince().isPresent() ? 1 : 0;
    } else if (entry.shard().isPresent() && key.get().kind().equals(RecordKey.DETAILS)) {
      details++;
    }
  }
}

package io.varve.io.lifecycle;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.run.Journal;
import io.varve.io.run.JournalLine;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;

/**
 * Finds everything of one source file in a warehouse, in every data file that is there, whoever
 * names it. Reads one column of each. Memory grows with the number of data files.
 */
final class PurgeScan {

  private static final Schema KEY_ONLY =
      SchemaBuilder.record("row").fields().requiredString(RowOrigin.SOURCE_KEY).endRecord();

  private final Warehouse warehouse;
  private final Storage storage;
  private final History history;
  private final String key;

  PurgeScan(Warehouse warehouse, String key) throws IOException {
    this.warehouse = warehouse;
    this.storage = warehouse.storage();
    this.history = warehouse.history();
    this.key = key;
  }

  History history() {
    return history;
  }

  /**
   * Returns the data files that kept snapshots read and that have rows of it, with their number.
   */
  Map<DataFile, Long> liveFiles() throws IOException {
    Map<String, DataFile> named = named();
    Map<DataFile, Long> found = new LinkedHashMap<>();
    for (DataFile file : named.values()) {
      long rows = rows(file.path());
      if (rows > 0) {
        found.put(file, rows);
      }
    }
    return found;
  }

  /**
   * Returns the files with something of it that no kept snapshot reads: data files that were erased
   * or wait for their end, accounts of its failures, and finished work of dead runs.
   */
  List<String> strayFiles() throws IOException {
    Map<String, DataFile> named = named();
    List<String> stray = new ArrayList<>();
    for (StoredFile file : storage.list(WarehouseLayout.DATA)) {
      if (!named.containsKey(file.path()) && rows(file.path()) > 0) {
        stray.add(file.path());
      }
    }
    String account = WarehouseLayout.quarantine("run", key);
    String name = account.substring(account.lastIndexOf('/'));
    for (StoredFile file : storage.list(WarehouseLayout.QUARANTINE)) {
      if (file.path().endsWith(name)) {
        stray.add(file.path());
      }
    }
    Journal journal = new Journal(storage);
    for (String run : journal.runs()) {
      for (JournalLine line : journal.lines(run)) {
        if (line.outcome().entries().stream().anyMatch(entry -> entry.key().equals(key))) {
          stray.add(WarehouseLayout.journal(line.runId(), line.shard(), line.attemptId()));
        }
      }
    }
    return stray;
  }

  /** Returns its newest entry in the current snapshot, else in the newest that changed it. */
  Optional<ManifestEntry> newestEntry() throws IOException {
    Optional<Snapshot> current = history.current().map(Stored::snapshot);
    Optional<ManifestEntry> entry =
        current.isEmpty()
            ? Optional.empty()
            : Manifests.entries(storage).find(current.get().manifest().entries(), key);
    for (long id : new TreeSet<>(history.kept()).descendingSet()) {
      if (entry.isPresent()) {
        return entry;
      }
      Optional<Snapshot> snapshot = history.find(id).map(Stored::snapshot);
      if (snapshot.isPresent()) {
        entry = Manifests.entries(storage).find(snapshot.get().manifest().entries(), key);
      }
    }
    return entry;
  }

  private Map<String, DataFile> named() throws IOException {
    Map<String, DataFile> named = new LinkedHashMap<>();
    for (long id : history.kept()) {
      Optional<Stored> stored = history.find(id);
      if (stored.isPresent()) {
        history.forEachDataFile(
            warehouse, stored.get().snapshot(), file -> named.put(file.path(), file));
      }
    }
    return named;
  }

  private long rows(String path) throws IOException {
    long rows = 0;
    try (RowReader reader = RowReader.open(storage, path, KEY_ONLY)) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows += row.get().get(RowOrigin.SOURCE_KEY).toString().equals(key) ? 1 : 0;
      }
    }
    return rows;
  }
}

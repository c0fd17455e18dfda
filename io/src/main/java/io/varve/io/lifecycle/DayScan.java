package io.varve.io.lifecycle;

import io.varve.io.manifest.EntryDigest;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.RecordKey;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.shard.DayPartition;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds what a snapshot has of some days of one source: its records in the partitions of these
 * days, the details of these records, and what failed and names only these days. Reads the manifest
 * twice when there are records. Memory grows with what is found, about 300 bytes for each entry.
 */
final class DayScan {

  private final Warehouse warehouse;
  private final Snapshot snapshot;
  private final String source;
  private final LocalDate from;
  private final LocalDate to;
  private final Set<String> keys = new HashSet<>();
  private final Set<String> records = new HashSet<>();
  private final SortedMap<String, Long> kinds = new TreeMap<>();
  private final SortedMap<String, Long> rows = new TreeMap<>();
  private final Map<String, Map<String, Long>> rowsByShard = new HashMap<>();
  private boolean known;

  private DayScan(
      Warehouse warehouse, Snapshot snapshot, String source, LocalDate from, LocalDate to) {
    this.warehouse = warehouse;
    this.snapshot = snapshot;
    this.source = source;
    this.from = from;
    this.to = to;
  }

  /** Looks at a snapshot, days included on both ends. */
  static DayScan of(
      Warehouse warehouse, Snapshot snapshot, String source, LocalDate from, LocalDate to)
      throws IOException {
    DayScan scan = new DayScan(warehouse, snapshot, source, from, to);
    scan.forEachOfSource(scan::look);
    if (!scan.records.isEmpty()) {
      scan.forEachOfSource(scan::lookForDetails);
    }
    return scan;
  }

  /** Receives an entry of the source, with its key taken apart. */
  @FunctionalInterface
  private interface OfSource {
    void look(EntryDigest entry, RecordKey key);
  }

  /** What was purged keeps its tombstone. */
  private void forEachOfSource(OfSource visitor) throws IOException {
    Manifests.entryDigests(warehouse.storage())
        .forEach(
            snapshot.manifest().entries(),
            entry -> {
              Optional<RecordKey> key =
                  RecordKey.of(entry.key()).filter(parts -> parts.source().equals(source));
              if (key.isPresent() && entry.status() != Status.PURGED) {
                visitor.look(entry, key.get());
              }
            });
  }

  private void look(EntryDigest entry, RecordKey key) {
    known = true;
    boolean going =
        entry.shard().isPresent()
            ? entry.shard().flatMap(DayPartition::dayOf).filter(this::isIn).isPresent()
            : key.isAboutDaysIn(from, to);
    if (going) {
      add(entry, key);
      if (key.kind().equals(RecordKey.RECORDS)) {
        records.add(key.name());
      }
    }
  }

  private void lookForDetails(EntryDigest entry, RecordKey key) {
    if (key.kind().equals(RecordKey.DETAILS)
        && records.contains(key.name())
        && !keys.contains(entry.key())) {
      add(entry, key);
    }
  }

  private void add(EntryDigest entry, RecordKey key) {
    keys.add(entry.key());
    kinds.merge(key.kind(), 1L, Long::sum);
    entry
        .rows()
        .forEach(
            (dataset, n) -> {
              rows.merge(dataset, n, Long::sum);
              rowsByShard
                  .computeIfAbsent(entry.shard().orElseThrow(), s -> new TreeMap<>())
                  .merge(dataset, n, Long::sum);
            });
  }

  private boolean isIn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** Returns whether the snapshot knows anything of the source. */
  boolean known() {
    return known;
  }

  /** Returns the keys of the entries. */
  Set<String> keys() {
    return keys;
  }

  /** Returns the number of entries by kind. */
  SortedMap<String, Long> kinds() {
    return kinds;
  }

  /** Returns the number of rows by dataset. */
  SortedMap<String, Long> rows() {
    return rows;
  }

  /** Returns how many rows of each dataset a shard has that are among these. */
  Map<String, Long> rowsIn(String shard) {
    return rowsByShard.getOrDefault(shard, Map.of());
  }

  /** Returns the data files that hold these rows, by shard. */
  Map<String, List<DataFile>> dataFiles() throws IOException {
    Map<String, List<DataFile>> files = new TreeMap<>();
    warehouse
        .history()
        .forEachDataFile(
            warehouse,
            snapshot,
            file -> {
              if (rowsIn(file.shard()).containsKey(file.dataset())) {
                files.computeIfAbsent(file.shard(), s -> new ArrayList<>()).add(file);
              }
            });
    return files;
  }
}

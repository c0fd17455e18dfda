package io.varve.runners.export.prices;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a snapshot consists of. Memory grows with the number of its data files. */
final class SnapshotFiles {

  private final Warehouse warehouse;
  private final Snapshot snapshot;
  private final String keyPrefix;
  private final Map<String, List<DataFile>> byDataset = new TreeMap<>();

  /**
   * Returns the files of a snapshot.
   *
   * @param keyPrefix only rows whose source key begins with it are visited
   */
  SnapshotFiles(Warehouse warehouse, Snapshot snapshot, String keyPrefix) throws IOException {
    this.warehouse = warehouse;
    this.snapshot = snapshot;
    this.keyPrefix = keyPrefix;
    warehouse
        .history()
        .forEachDataFile(
            warehouse,
            snapshot,
            file -> byDataset.computeIfAbsent(file.dataset(), d -> new ArrayList<>()).add(file));
  }

  /** Returns the data files of a dataset. */
  List<DataFile> of(String dataset) {
    return byDataset.getOrDefault(dataset, List.of());
  }

  /** Takes the rows of a dataset one by one. */
  @FunctionalInterface
  interface Visitor<T> {
    void visit(String sourceKey, T row) throws IOException;
  }

  /** Visits all rows of a dataset whose source is in scope, file by file. */
  <T extends Record> void forEach(String dataset, Class<T> type, Visitor<T> visitor)
      throws IOException {
    for (DataFile file : of(dataset)) {
      try (VerifiedRows<T> rows = VerifiedRows.open(warehouse.storage(), file, type)) {
        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
          if (row.get().sourceKey().startsWith(keyPrefix)) {
            visitor.visit(row.get().sourceKey(), row.get().value());
          }
        }
      }
    }
  }

  /** Opens the rows of some source files in a data file. */
  <T extends Record> VerifiedRows<T> open(DataFile file, Class<T> type, Set<String> sourceKeys)
      throws IOException {
    return VerifiedRows.open(warehouse.storage(), file, type, sourceKeys);
  }

  /** Returns the manifest entries of these source files by key. */
  Map<String, ManifestEntry> entries(Set<String> sourceKeys) throws IOException {
    return Manifests.entries(warehouse.storage())
        .findAll(snapshot.manifest().entries(), sourceKeys);
  }
}

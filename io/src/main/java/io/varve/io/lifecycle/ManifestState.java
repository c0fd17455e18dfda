package io.varve.io.lifecycle;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.DatasetState;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.model.Manifest;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.snapshot.Stacking;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A snapshot's manifest and totals with a few changes on top. Memory grows with the changes. Not
 * safe for several threads.
 */
final class ManifestState {

  private final Warehouse warehouse;
  private final Snapshot before;
  private final Author author;
  private final String what;
  private final Map<String, DatasetState> datasets;
  private final List<ManifestEntry> entries = new ArrayList<>();
  private final List<DataFileChange> dataFiles = new ArrayList<>();
  private long entryCount;

  /**
   * Returns a snapshot's state.
   *
   * @param what word in the names of the files that are written
   */
  ManifestState(Warehouse warehouse, Snapshot before, Author author, String what) {
    this.what = what;
    this.warehouse = warehouse;
    this.before = before;
    this.author = author;
    this.datasets = new TreeMap<>(before.datasets());
    this.entryCount = before.manifest().entryCount();
  }

  /** Puts another data file into the place of one, or none. */
  void replace(DataFile old, DataFileChange now) {
    dataFiles.add(now);
    DatasetState state = datasets.get(old.dataset());
    DatasetTotals totals = state.totals().minus(old);
    datasets.put(old.dataset(), state.with(now.removed() ? totals : totals.plus(now.file())));
  }

  /** Puts an entry. */
  void put(ManifestEntry entry) throws IOException {
    boolean known =
        Manifests.entries(warehouse.storage())
            .find(before.manifest().entries(), entry.key())
            .isPresent();
    entryCount += known ? 0 : 1;
    entries.add(entry);
  }

  /** Ends an entry that is there. */
  void remove(ManifestEntry removal) {
    entryCount--;
    entries.add(removal);
  }

  /** Returns the totals. */
  Map<String, DatasetState> datasets() {
    return datasets;
  }

  /** Writes the changes and returns the manifest; use once. */
  Manifest manifest() throws IOException {
    Optional<FileRef> changedEntries =
        write(Manifests.entries(warehouse.storage()), entries, "entries");
    Optional<FileRef> changedFiles =
        write(Manifests.dataFiles(warehouse.storage()), dataFiles, "data-files");
    Manifest manifest = before.manifest();
    return new Manifest(
        stacked(
            Manifests.entries(warehouse.storage()), manifest.entries(), changedEntries, "entries"),
        entryCount,
        stacked(
            Manifests.dataFiles(warehouse.storage()),
            manifest.dataFiles(),
            changedFiles,
            "data-files"),
        manifest.keyPrefixes(),
        changedEntries,
        changedFiles);
  }

  private <T extends Record> Optional<FileRef> write(
      LayeredTable<T> table, List<T> rows, String name) throws IOException {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    try (LayeredTable.Writer<T> writer = table.write(path(name))) {
      for (T row : rows) {
        writer.add(row);
      }
      return Optional.of(writer.publish());
    }
  }

  private <T extends Record> Layers stacked(
      LayeredTable<T> table, Layers layers, Optional<FileRef> change, String name)
      throws IOException {
    return change.isEmpty()
        ? layers
        : Stacking.add(table, layers, change.get(), path(name + "-at-" + (before.id() + 1)));
  }

  private String path(String name) {
    return WarehouseLayout.manifest(author.runId(), name + "-" + what, author.attemptId());
  }
}

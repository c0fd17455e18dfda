package io.varve.pipelines.lifecycle;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Erasure;
import io.varve.io.model.Failure;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.model.Manifest;
import io.varve.io.model.Snapshot;
import io.varve.io.parquet.RowReader;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;

/**
 * What one snapshot names, and what its tables hold, found without the classes that decide what is
 * needed: layers are put together here. What was read once of an immutable file is remembered.
 */
final class SnapshotFiles {

  private final Storage storage;
  private final Map<String, Erasure> erasures = new HashMap<>();
  private final Map<FileRef, List<DataFileChange>> lists = new HashMap<>();
  private final Map<FileRef, List<String>> accounts = new HashMap<>();
  private final Map<DataFile, List<String>> rows = new HashMap<>();

  SnapshotFiles(Warehouse warehouse) {
    this.storage = warehouse.storage();
  }

  /** Learns what was purged from what the current snapshot says; returns the files that say it. */
  List<String> readErasures(Snapshot current) throws IOException {
    List<FileRef> tables = files(current.lifecycle().erasures());
    for (FileRef file : tables) {
      Manifests.erasures(storage).readFile(file, each -> erasures.put(each.path(), each));
    }
    return tables.stream().map(FileRef::path).toList();
  }

  /** Returns the paths of all files that a snapshot cannot be without, its own included. */
  SortedSet<String> paths(Snapshot snapshot) throws IOException {
    SortedSet<String> paths = new TreeSet<>();
    paths.add(WarehouseLayout.snapshot(snapshot.id()));
    Manifest manifest = snapshot.manifest();
    List<FileRef> entryFiles = files(manifest.entries());
    manifest.changedEntries().ifPresent(entryFiles::add);
    for (FileRef file : entryFiles) {
      paths.add(file.path());
      for (String account : accounts(file)) {
        // The accounts of a purged file are gone with its rows.
        if (storage.size(account).isPresent()) {
          paths.add(account);
        }
      }
    }
    files(manifest.dataFiles()).forEach(file -> paths.add(file.path()));
    manifest.changedDataFiles().ifPresent(file -> paths.add(file.path()));
    dataFiles(snapshot).forEach(file -> paths.add(file.path()));
    return paths;
  }

  /** Returns all rows of a snapshot as the model writes them, sorted. */
  List<String> rows(Snapshot snapshot) throws IOException {
    List<String> all = new ArrayList<>();
    for (DataFile file : dataFiles(snapshot)) {
      if (!rows.containsKey(file)) {
        rows.put(file, read(file));
      }
      all.addAll(rows.get(file));
    }
    Collections.sort(all);
    return all;
  }

  private static List<FileRef> files(Layers layers) {
    List<FileRef> files = new ArrayList<>(layers.base().stream().toList());
    files.addAll(layers.deltas());
    return files;
  }

  private List<DataFile> dataFiles(Snapshot snapshot) throws IOException {
    Map<String, DataFile> byPlace = new TreeMap<>();
    for (FileRef list : files(snapshot.manifest().dataFiles())) {
      for (DataFileChange change : list(list)) {
        if (change.removed()) {
          byPlace.remove(change.file().place());
        } else {
          byPlace.put(change.file().place(), change.file());
        }
      }
    }
    List<DataFile> now = new ArrayList<>();
    for (DataFile named : byPlace.values()) {
      Erasure erasure = erasures.get(named.path());
      if (erasure == null) {
        now.add(named);
      } else if (!erasure.emptied()) {
        now.add(erasure.file());
      }
    }
    return now;
  }

  private List<DataFileChange> list(FileRef file) throws IOException {
    if (!lists.containsKey(file)) {
      List<DataFileChange> changes = new ArrayList<>();
      Manifests.dataFiles(storage).readFile(file, changes::add);
      lists.put(file, changes);
    }
    return lists.get(file);
  }

  /** Accounts of failures that the rows of a manifest file name. */
  private List<String> accounts(FileRef file) throws IOException {
    if (!accounts.containsKey(file)) {
      List<String> paths = new ArrayList<>();
      Manifests.entries(storage)
          .readFile(
              file,
              entry -> entry.failure().flatMap(Failure::quarantinePath).ifPresent(paths::add));
      accounts.put(file, paths);
    }
    return accounts.get(file);
  }

  private List<String> read(DataFile file) throws IOException {
    List<String> found = new ArrayList<>();
    try (RowReader reader = RowReader.open(storage, file.path())) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        found.add(row.get().get("source_key") + text(file.dataset(), row.get()));
      }
    }
    return found;
  }

  private static String text(String dataset, GenericRecord row) {
    return dataset.equals("documents")
        ? " document " + row.get("length") + " " + row.get("first_line")
        : " line " + row.get("line") + " " + row.get("text");
  }
}

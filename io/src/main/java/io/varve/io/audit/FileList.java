package io.varve.io.audit;

import io.varve.io.audit.CheckReport.FileTotals;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The files that were there when a check began: one listing is cheaper than a question for each.
 * Memory: about 150 bytes a file.
 */
final class FileList {

  /** Folders whose files are written to be named by a snapshot, or go with one. */
  private static final List<String> FOLDERS =
      List.of(
          WarehouseLayout.SNAPSHOTS,
          WarehouseLayout.MANIFESTS,
          WarehouseLayout.QUARANTINE,
          WarehouseLayout.DATA);

  private final Storage storage;
  private final Map<String, Long> sizes = new HashMap<>();

  private FileList(Storage storage) {
    this.storage = storage;
  }

  /** Lists them. To be called before snapshots are read, so that what they name is listed. */
  static FileList of(Storage storage) throws IOException {
    FileList list = new FileList(storage);
    for (String folder : FOLDERS) {
      for (StoredFile file : storage.list(folder)) {
        list.sizes.put(file.path(), file.sizeBytes());
      }
    }
    for (StoredFile file : storage.list(WarehouseLayout.RUNS)) {
      String run = WarehouseLayout.writer(file.path()).orElse("");
      if (file.path().equals(WarehouseLayout.snapshotCopy(run))) {
        list.sizes.put(file.path(), file.sizeBytes());
      }
    }
    return list;
  }

  /** Returns the size of a file in bytes; of one that was written since, its size now. */
  Optional<Long> size(String path) throws IOException {
    Long size = sizes.get(path);
    return size == null ? storage.size(path) : Optional.of(size);
  }

  /** Returns the sums over the files that are not needed, by top folder. */
  SortedMap<String, FileTotals> without(Predicate<String> needed) {
    SortedMap<String, FileTotals> totals = new TreeMap<>();
    sizes.forEach(
        (path, size) -> {
          if (!needed.test(path)) {
            String folder = path.substring(0, path.indexOf('/'));
            totals.put(folder, totals.getOrDefault(folder, FileTotals.NONE).plus(size));
          }
        });
    return totals;
  }
}

package io.varve.io.lifecycle;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.SealedFiles;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lists of files that wait for their end. Safe for several processes. */
final class Trash {

  private final Storage storage;
  private final SealedFiles files;

  Trash(Storage storage) {
    this.storage = storage;
    this.files = new SealedFiles(storage);
  }

  /** Returns when each waiting file was marked first. */
  Map<String, Instant> marks() throws IOException {
    Map<String, Instant> marks = new HashMap<>();
    for (StoredFile file : storage.list(WarehouseLayout.TRASH)) {
      Optional<TrashList> list = files.find(file.path(), TrashList.class);
      list.ifPresent(
          marked ->
              marked
                  .paths()
                  .forEach(
                      path ->
                          marks.merge(path, marked.markedAt(), (a, b) -> a.isBefore(b) ? a : b)));
    }
    return marks;
  }

  /** Adds files. */
  void mark(String runId, Instant now, List<String> paths) throws IOException {
    files.create(
        WarehouseLayout.trash(runId), new TrashList(Snapshot.FORMAT_VERSION, runId, now, paths));
  }

  /** Removes the lists of which no file waits any more. */
  void clear(Set<String> waiting) throws IOException {
    for (StoredFile file : storage.list(WarehouseLayout.TRASH)) {
      Optional<TrashList> list = files.find(file.path(), TrashList.class);
      if (list.isPresent()) {
        Set<String> still = new HashSet<>(list.get().paths());
        still.retainAll(waiting);
        if (still.isEmpty()) {
          storage.delete(file.path());
        }
      }
    }
  }
}

package io.varve.io.lifecycle;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.SealedFiles;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
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

  /**
   * Leaves in the lists the files that still wait, and no others: the mark of a file that somebody
   * needs again must not count when it is needed no more for the second time.
   *
   * @param runId run that looked
   */
  void keepOnly(Set<String> waiting, String runId) throws IOException {
    for (StoredFile file : storage.list(WarehouseLayout.TRASH)) {
      Optional<TrashList> list = files.find(file.path(), TrashList.class);
      if (list.isPresent()) {
        List<String> still = list.get().paths().stream().filter(waiting::contains).toList();
        if (still.size() < list.get().paths().size()) {
          replace(file.path(), list.get(), still, runId);
        }
      }
    }
  }

  private void replace(String path, TrashList before, List<String> still, String runId)
      throws IOException {
    if (!still.isEmpty()) {
      files.create(
          WarehouseLayout.trash(before.runId() + "-" + runId),
          new TrashList(before.formatVersion(), before.runId(), before.markedAt(), still));
    }
    storage.delete(path);
  }
}

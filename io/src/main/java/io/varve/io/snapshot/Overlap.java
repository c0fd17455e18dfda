package io.varve.io.snapshot;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.FileRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds out whether a pending commit and a snapshot that came first changed the same source files
 * or shards.
 */
final class Overlap {

  private final Storage storage;

  Overlap(Storage storage) {
    this.storage = storage;
  }

  /**
   * Returns normally when the pending changes may go on top of {@code taken}.
   *
   * @param planned id of the snapshot that the changes were computed on, 0 for none
   * @throws CommitConflictException when they may not
   */
  void refuse(long planned, Snapshot taken, PendingCommit.Rows pending) throws IOException {
    Optional<String> file =
        common(
            Manifests.entries(storage),
            pending.entries(),
            taken.manifest().changedEntries(),
            ManifestEntry::key);
    Optional<String> shard =
        common(
            Manifests.dataFiles(storage),
            pending.dataFiles(),
            taken.manifest().changedDataFiles(),
            change -> change.file().shard());
    Optional<String> what =
        file.map(key -> "source file " + key).or(() -> shard.map(name -> "shard " + name));
    if (what.isPresent()) {
      throw new CommitConflictException(planned, taken.id(), taken.author().runId(), what.get());
    }
  }

  private static <T extends Record> Optional<String> common(
      LayeredTable<T> table,
      Optional<FileRef> ours,
      Optional<FileRef> theirs,
      Function<T, String> name)
      throws IOException {
    if (ours.isEmpty() || theirs.isEmpty()) {
      return Optional.empty();
    }
    Set<String> changed = new HashSet<>();
    table.readFile(ours.get(), row -> changed.add(name.apply(row)));
    Set<String> both = new HashSet<>();
    table.readFile(
        theirs.get(),
        row -> {
          if (changed.contains(name.apply(row))) {
            both.add(name.apply(row));
          }
        });
    return both.stream().min(String::compareTo);
  }
}

package io.varve.io.shard;

import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Writes data files again without the rows of some source files: copy on write at the level of a
 * shard. Surviving rows are copied as they are. Not safe for several threads.
 */
public final class ShardRewriter {

  private final Storage storage;

  public ShardRewriter(Storage storage) {
    this.storage = storage;
  }

  /**
   * Takes rows out of the data files of one shard.
   *
   * @param files the shard's current data files
   * @param deadRows number of rows to take out per dataset
   * @param dead tells the source keys whose rows go
   * @param target name of the rewritten shard
   * @return the changed data files; those without dead rows are not among them
   * @throws DamagedException when a file is not what was recorded, or does not hold the rows that
   *     the manifest says
   */
  public List<DataFileChange> without(
      List<DataFile> files, Map<String, Long> deadRows, Predicate<String> dead, ShardName target)
      throws IOException {
    List<DataFileChange> changes = new ArrayList<>();
    for (DataFile file : files) {
      long going = deadRows.getOrDefault(file.dataset(), 0L);
      if (going == file.rows()) {
        changes.add(DataFileChange.removalOf(file));
      } else if (going > 0) {
        changes.add(DataFileChange.of(copy(file, going, dead.negate(), target)));
      }
    }
    return changes;
  }

  /** Copies the rows of the source keys to keep into a new data file of {@code target}. */
  private DataFile copy(DataFile file, long going, Predicate<String> keep, ShardName target)
      throws IOException {
    try (RowCopy copy = new RowCopy(storage, file.dataset(), target)) {
      copy.add(file, keep);
      if (copy.rows() != file.rows() - going) {
        throw new DamagedException(
            file.path(),
            (file.rows() - going) + " rows of other source files",
            copy.rows() + " rows");
      }
      return copy.publish().orElseThrow();
    }
  }
}

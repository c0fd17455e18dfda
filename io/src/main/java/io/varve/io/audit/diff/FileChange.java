package io.varve.io.audit.diff;

import io.varve.io.model.DataFile;
import java.util.Optional;

/**
 * A place, that is a dataset and a shard, whose data file differs between two snapshots.
 *
 * @param before its data file in the first
 * @param after its data file in the second
 */
public record FileChange(Optional<DataFile> before, Optional<DataFile> after) {

  public FileChange {
    if (before.isEmpty() && after.isEmpty()) {
      throw new IllegalArgumentException("Invalid change: no data file on either side");
    }
  }

  /** Returns the dataset. */
  public String dataset() {
    return before.or(() -> after).map(DataFile::dataset).orElseThrow();
  }
}

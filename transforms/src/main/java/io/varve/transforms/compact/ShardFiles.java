package io.varve.transforms.compact;

import io.varve.io.model.DataFile;
import java.util.List;

/**
 * A shard and its data files.
 *
 * @param shard name
 * @param files its data files, one per dataset that has rows
 */
record ShardFiles(String shard, List<DataFile> files) {

  ShardFiles {
    files = List.copyOf(files);
  }

  /** Returns the size of the largest data file, in bytes. */
  long bytes() {
    return files.stream().mapToLong(DataFile::sizeBytes).max().orElse(0);
  }
}

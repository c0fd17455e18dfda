package io.varve.transforms.compact;

import java.io.Serializable;

/**
 * How large data files are to be. The size of a shard is that of its largest data file, since that
 * is the one that readers wait for.
 *
 * @param targetBytes size that a full data file has, in bytes
 * @param minFiles so many data files of a dataset, or more, are worth being merged into one
 */
public record CompactionRule(long targetBytes, int minFiles) implements Serializable {

  public CompactionRule {
    if (targetBytes < 1) {
      throw new IllegalArgumentException(
          "Invalid --target-size: " + targetBytes + ". It must be 1 byte or more.");
    }
    if (minFiles < 2) {
      throw new IllegalArgumentException(
          "Invalid --min-files: " + minFiles + ". It must be 2 or more.");
    }
  }

  /** Returns whether a shard of this size is merged with others. */
  boolean isSmall(long bytes) {
    return bytes < targetBytes - targetBytes / 2;
  }

  /** Returns whether a shard of this size is split. */
  boolean isLarge(long bytes) {
    return bytes / 2 > targetBytes;
  }

  /** Returns how many shards a large one is split into. */
  long parts(long bytes) {
    return bytes / targetBytes + (bytes % targetBytes == 0 ? 0 : 1);
  }
}

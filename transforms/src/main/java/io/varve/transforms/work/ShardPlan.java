package io.varve.transforms.work;

import java.io.Serializable;

/**
 * How many shards a run makes, and which document goes where.
 *
 * @param targetBytes input bytes of a full shard
 * @param leastBytes no worker gets shards smaller than this just to have several
 */
public record ShardPlan(long targetBytes, long leastBytes) implements Serializable {

  /** Data files of a size that readers like. */
  public static final ShardPlan STANDARD = new ShardPlan(64L << 20, 4L << 20);

  /** Shards per worker, so that a slow one does not keep the others waiting long. */
  private static final long PER_WORKER = 3;

  public ShardPlan {
    if (leastBytes < 1 || targetBytes < leastBytes) {
      throw new IllegalArgumentException(
          "Invalid shard size: " + targetBytes + " bytes, at least " + leastBytes);
    }
  }

  /**
   * Returns the number of shards, at least 1.
   *
   * @param files number of documents
   * @param bytes their size
   * @param workers documents extracted at the same time
   */
  public int shards(long files, long bytes, int workers) {
    long bySize = ceiling(bytes, targetBytes);
    long byWorkers = Math.min(PER_WORKER * workers, ceiling(bytes, leastBytes));
    long shards = Math.max(1, Math.min(files, Math.max(bySize, byWorkers)));
    return (int) Math.min(shards, Integer.MAX_VALUE);
  }

  private static long ceiling(long bytes, long part) {
    return bytes / part + (bytes % part == 0 ? 0 : 1);
  }

  /**
   * Returns the shard of a key, from 0. Names that differ in little, such as those of folders that
   * each hold one file of the same name, have hashes with a pattern: the mixing is that of
   * MurmurHash3's end.
   */
  public static int shardOf(String key, int shards) {
    int hash = key.hashCode();
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return Math.floorMod(hash ^ (hash >>> 16), shards);
  }
}

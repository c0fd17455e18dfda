package io.varve.transforms.work;

import java.io.Serializable;

/**
 * How the listing meets the previous manifest: with all entries in the memory of each worker, or in
 * buckets of keys, each in the memory of one worker. Both give the same.
 *
 * @param broadcast whether each worker holds all entries
 * @param buckets into how many groups the keys are spread otherwise
 */
public record JoinPlan(boolean broadcast, int buckets) implements Serializable {

  /**
   * Manifests of up to this many entries are held by each worker unless the user says otherwise; an
   * entry of a filing takes about 1.7 KB of heap there (measured: 1,653 bytes, the mean of 200,000
   * in one map).
   */
  public static final long BROADCAST_ENTRIES = 200_000;

  /** One worker holds the entries of a bucket, so this bounds its memory. */
  private static final long ENTRIES_PER_BUCKET = 20_000;

  /** A direct runner pays milliseconds for each bucket, and fewer would leave workers idle. */
  private static final int FEWEST_BUCKETS = 16;

  public JoinPlan {
    if (buckets < 1) {
      throw new IllegalArgumentException("Invalid number of buckets: " + buckets);
    }
  }

  /**
   * Returns the plan for a manifest.
   *
   * @param entries number of its entries
   * @param broadcastEntries most entries that each worker may hold
   */
  public static JoinPlan of(long entries, long broadcastEntries) {
    long buckets = Math.max(FEWEST_BUCKETS, -Math.floorDiv(-entries, ENTRIES_PER_BUCKET));
    return new JoinPlan(entries <= broadcastEntries, Math.toIntExact(buckets));
  }

  /** Returns the bucket of a key. */
  public int bucketOf(String key) {
    return Math.floorMod(key.hashCode(), buckets);
  }
}

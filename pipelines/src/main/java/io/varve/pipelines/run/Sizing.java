package io.varve.pipelines.run;

import io.varve.transforms.work.JoinPlan;
import io.varve.transforms.work.ShardPlan;

/**
 * How much of a run is done and held at once. It changes what a run costs, never what it makes.
 *
 * @param workers documents extracted at the same time
 * @param shards how large the shards are
 * @param broadcastEntries largest manifest, in entries, that each worker holds in memory
 */
public record Sizing(int workers, ShardPlan shards, long broadcastEntries) {

  public Sizing {
    if (workers < 1) {
      throw new IllegalArgumentException(
          "Invalid number of workers: " + workers + ". It must be 1 or more.");
    }
    if (broadcastEntries < 0) {
      throw new IllegalArgumentException(
          "Invalid --max-broadcast-entries: " + broadcastEntries + ". It must be 0 or more.");
    }
  }

  /** Returns how the listing meets a manifest of so many entries. */
  public JoinPlan join(long entries) {
    return JoinPlan.of(entries, broadcastEntries);
  }
}

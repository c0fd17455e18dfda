package io.varve.transforms.compact;

import io.varve.io.shard.ShardName;
import java.io.Serializable;
import java.util.List;

/**
 * Shards whose rows move together.
 *
 * @param number number of the first shard that they become, which no other group uses
 * @param shards shards that go, all of one partition
 * @param parts number of shards that they become, numbered from {@code number}
 */
public record CompactionGroup(int number, List<String> shards, int parts) implements Serializable {

  public CompactionGroup {
    shards = List.copyOf(shards);
    if (number < 0 || parts < 1 || shards.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid group " + number + ": " + shards.size() + " shards into " + parts);
    }
    if (shards.stream().map(ShardName::partitionOf).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "Invalid group " + number + ": its shards are of several partitions, " + shards);
    }
  }

  /** Returns the name of one of the shards that they become, in their partition. */
  String target(String runId, int part) {
    String partition = ShardName.partitionOf(shards.get(0));
    String name = ShardName.ofNumber(runId, "", number + part);
    return partition.isEmpty() ? name : partition + "/" + name;
  }
}

package io.varve.transforms.compact;

import java.io.Serializable;
import java.util.List;

/**
 * Shards whose rows move together.
 *
 * @param number number of the first shard that they become, which no other group uses
 * @param shards shards that go
 * @param parts number of shards that they become, numbered from {@code number}
 */
public record CompactionGroup(int number, List<String> shards, int parts) implements Serializable {

  public CompactionGroup {
    shards = List.copyOf(shards);
    if (number < 0 || parts < 1 || shards.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid group " + number + ": " + shards.size() + " shards into " + parts);
    }
  }
}

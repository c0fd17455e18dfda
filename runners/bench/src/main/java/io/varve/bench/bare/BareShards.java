package io.varve.bench.bare;

import io.varve.transforms.work.ShardPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Groups of files for one data file per dataset. */
final class BareShards {

  private BareShards() {}

  /** Returns the groups that a run makes of these files. */
  static List<List<Path>> of(Path input, List<Path> files, long bytes, int workers) {
    int count = ShardPlan.STANDARD.shards(files.size(), bytes, workers);
    List<List<Path>> shards = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shards.add(new ArrayList<>());
    }
    for (Path file : files) {
      shards.get(ShardPlan.shardOf(input.relativize(file).toString(), count)).add(file);
    }
    return shards;
  }
}

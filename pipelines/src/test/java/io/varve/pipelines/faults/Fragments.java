package io.varve.pipelines.faults;

import io.varve.pipelines.run.RunFixture;
import io.varve.transforms.compact.CompactionRule;
import io.varve.transforms.work.ShardPlan;
import java.util.Random;

/** A warehouse with a shard that is too large and several that are too small. */
final class Fragments {

  /** Merges the small shards, and splits the large one. */
  static final CompactionRule RULE = new CompactionRule(6_000, 2);

  private static final int SMALL = 3;

  private Fragments() {}

  /** Writes them in several runs, so that each has shards of its own. */
  static void write(RunFixture fixture) throws Exception {
    Corpus.settle(fixture);
    fixture.settings().shardPlan = ShardPlan.STANDARD;
    for (int i = 0; i < 4; i++) {
      fixture.writeAt("large" + i + ".txt", noise(i), Corpus.LONG_AGO);
    }
    fixture.run();
    for (int i = 0; i < SMALL; i++) {
      fixture.writeAt("small" + i + ".txt", "one\ntwo\n", Corpus.LONG_AGO);
      fixture.run();
    }
  }

  /** Lines that hardly compress. */
  private static String noise(int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append(Long.toHexString(random.nextLong())).append('\n');
    }
    return text.toString();
  }
}

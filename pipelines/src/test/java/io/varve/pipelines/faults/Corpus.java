package io.varve.pipelines.faults;

import io.varve.pipelines.run.RunFixture;
import io.varve.transforms.work.ShardPlan;
import java.io.IOException;
import java.time.Instant;

/** A small input in two versions; what changed between them makes each step of a run do work. */
final class Corpus {

  /** Small enough for two or three shards. */
  static final ShardPlan SMALL_SHARDS = new ShardPlan(1 << 20, 40);

  /** The same for all copies of a file, so that no run finds it touched. */
  static final Instant LONG_AGO = Instant.parse("2024-05-06T07:08:09Z");

  private Corpus() {}

  /** Settings of all runs over the corpus. */
  static RunFixture settle(RunFixture fixture) {
    fixture.settings().shardPlan = SMALL_SHARDS;
    fixture.settings().prune = true;
    fixture.settings().maxMissing = 50;
    fixture.settings().enforce = false;
    return fixture;
  }

  /** Writes the first version: four good files and one that cannot be extracted. */
  static void writeFirst(RunFixture fixture) throws IOException {
    for (String name : new String[] {"a", "b", "c", "d"}) {
      write(fixture, name, "first " + name + "\nsecond line\n");
    }
    write(fixture, "bad", "GARBLED\n");
  }

  /** Turns the first version into the second: one added, one changed, one gone, one now bad. */
  static void writeSecond(RunFixture fixture) throws IOException {
    write(fixture, "b", "another b\nsecond line\nthird line\n");
    write(fixture, "c", "GARBLED\nwas good\n");
    write(fixture, "e", "new e\nsecond line\n");
    fixture.delete("d.txt");
  }

  private static void write(RunFixture fixture, String name, String content) throws IOException {
    fixture.writeAt(name + ".txt", content, LONG_AGO);
  }
}

package io.varve.pipelines.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.varve.io.run.RunStatus;
import io.varve.pipelines.run.LinesExtractor;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process of a run at random moments, from its first step to after its commit. */
@Tag("alone")
class KilledRunTest {

  private static final int KILLS = Integer.getInteger("varve.kills", 20);
  private static final int MOST_KILLS = 4 * KILLS;
  private static final long SEED = 20240917;

  /** Long enough that extraction is a good part of the run. */
  private static final long PAUSE_MS = 30;

  @TempDir Path folder;
  private int unharmed;
  private int committed;
  private int adopted;

  @Test
  void killedRunLeavesOldOrNewAndTheNextOneGoesOn() throws Exception {
    RunFixture base = at("base");
    Corpus.writeFirst(base);
    base.run();
    Facts before = Facts.of(base);
    Corpus.writeSecond(base);
    for (int i = 0; i < 12; i++) {
      base.writeAt("more" + i + ".txt", "more " + i + "\n", Corpus.LONG_AGO);
    }
    long startedAt = System.nanoTime();
    try (ChildRuns child = ChildRuns.start()) {
      copyOfBase("whole");
      child.awaitStatus();
      startedAt = System.nanoTime();
      order(child, "whole");
      assertThat(child.awaitStatus(), is("COMMITTED"));
    }
    long whole = System.nanoTime() - startedAt;
    Facts after = Facts.of(at("whole"));
    Random random = new Random(SEED);
    int kills = 0;
    // Whether a moment falls between the first finished shard and the commit is luck.
    while (kills < KILLS || (adopted == 0 && kills < MOST_KILLS)) {
      // A little past the end, since the last kills must come after the commit.
      survive("kill-" + kills, (long) (random.nextDouble() * whole * 1.1), before, after);
      kills++;
    }
    System.out.printf(
        "Killed %d runs of %d ms (seed %d): %d had committed, %d were over, %d documents adopted%n",
        kills, whole / 1_000_000, SEED, committed, unharmed, adopted);
    assertThat("no kill left work to take over", adopted, greaterThan(0));
  }

  private void survive(String name, long nanos, Facts before, Facts after) throws Exception {
    copyOfBase(name);
    try (ChildRuns child = ChildRuns.start()) {
      child.awaitStatus();
      order(child, name);
      Thread.sleep(nanos / 1_000_000);
      child.kill();
    }
    RunFixture warehouse = at(name);
    String reason = name + ", killed after " + nanos / 1_000_000 + " ms, seed " + SEED;
    Facts now = Facts.of(warehouse);
    assertThat(reason, now, anyOf(equalTo(before), equalTo(after)));
    warehouse.check();
    committed += now.equals(after) ? 1 : 0;
    Set<String> finished = Journaled.keys(warehouse);

    warehouse.settings().extractor = LinesExtractor.plain().noting(notes(name + "-next"));
    RunReport next = warehouse.run();

    reason += ", next run " + next;
    assertThat(reason, next.status(), anyOf(is(RunStatus.COMMITTED), is(RunStatus.NO_CHANGES)));
    assertThat(reason, Facts.of(warehouse), equalTo(after));
    assertThat(
        reason, Collections.disjoint(Journaled.noted(notes(name + "-next")), finished), is(true));
    unharmed += next.status() == RunStatus.NO_CHANGES ? 1 : 0;
    adopted += (int) next.counts().adopted();
  }

  private void order(ChildRuns child, String name) {
    child.order(folder.resolve("input"), folder.resolve(name), "", notes(name), PAUSE_MS);
  }

  private Path notes(String name) {
    return folder.resolve(name + ".notes");
  }

  private RunFixture at(String name) {
    return Corpus.settle(new RunFixture(folder.resolve("input"), folder.resolve(name).toString()));
  }

  private void copyOfBase(String name) throws IOException {
    Path base = folder.resolve("base");
    try (Stream<Path> files = Files.walk(base)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, folder.resolve(name).resolve(base.relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}

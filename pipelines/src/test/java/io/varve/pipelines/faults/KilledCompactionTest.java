package io.varve.pipelines.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.varve.io.run.RunStatus;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compactions in processes of their own: killed at random moments, and racing with runs. */
@Tag("alone")
class KilledCompactionTest {

  private static final int KILLS = Integer.getInteger("varve.kills", 4);
  private static final int ROUNDS = 6;
  private static final long SEED = 20250311;

  @TempDir Path folder;
  private Tables tables;
  private Map<String, Long> before;

  @BeforeEach
  void warehouse() throws Exception {
    RunFixture base = at("base");
    Fragments.write(base);
    tables = Tables.of(base);
    before = Tables.files(base);
  }

  @Test
  void aKilledCompactionLeavesOldOrNewAndTheNextOneEnds() throws Exception {
    long whole;
    copyOfBase("whole");
    try (ChildRuns child = ChildRuns.start()) {
      child.awaitStatus();
      long startedAt = System.nanoTime();
      child.orderCompaction(folder.resolve("whole"), Fragments.RULE);
      assertThat(child.awaitStatus(), is("COMMITTED"));
      whole = System.nanoTime() - startedAt;
    }
    Map<String, Long> after = Tables.files(at("whole"));
    assertThat(Tables.of(at("whole")), is(tables));
    Random random = new Random(SEED);
    int committed = 0;
    for (int i = 0; i < KILLS; i++) {
      // A little past the end, since the last kills must come after the commit.
      long millis = (long) (random.nextDouble() * whole * 1.1) / 1_000_000;
      String name = "kill-" + i;
      copyOfBase(name);
      try (ChildRuns child = ChildRuns.start()) {
        child.awaitStatus();
        child.orderCompaction(folder.resolve(name), Fragments.RULE);
        Thread.sleep(millis);
        child.kill();
      }
      RunFixture warehouse = at(name);
      String reason = name + ", killed after " + millis + " ms, seed " + SEED;
      warehouse.check();
      assertThat(reason, Tables.of(warehouse), is(tables));
      Map<String, Long> now = Tables.files(warehouse);
      assertThat(reason, now, anyOf(equalTo(before), equalTo(after)));
      committed += now.equals(after) ? 1 : 0;

      Optional<RunReport> next = warehouse.compact(Fragments.RULE);

      assertThat(reason, next.isPresent(), is(now.equals(before)));
      assertThat(reason, Tables.of(warehouse), is(tables));
      assertThat(reason, Tables.files(warehouse), is(after));
      assertThat(reason, warehouse.run().status(), is(RunStatus.NO_CHANGES));
    }
    System.out.printf(
        "Killed %d compactions of %d ms (seed %d): %d had committed%n",
        KILLS, whole / 1_000_000, SEED, committed);
  }

  @Test
  void aRunAndACompactionAtOnceLoseAndDoubleNothing() throws Exception {
    int both = 0;
    try (ChildRuns runs = ChildRuns.start();
        ChildRuns compactions = ChildRuns.start()) {
      runs.awaitStatus();
      compactions.awaitStatus();
      for (int round = 0; round < ROUNDS; round++) {
        RunFixture base = at("base");
        // Every other round changes a file that the compaction moves.
        String key = round % 2 == 0 ? "added" + round + ".txt" : "small1.txt";
        base.writeAt(key, "in round " + round + "\n", Corpus.LONG_AGO.plusSeconds(60L * round));
        runs.order(folder.resolve("input"), folder.resolve("base"), "", folder.resolve("notes"), 1);
        compactions.orderCompaction(folder.resolve("base"), Fragments.RULE);
        String run = runs.awaitStatus();
        String compaction = compactions.awaitStatus();
        String reason = "round " + round + ": run " + run + ", compaction " + compaction;
        assertThat(reason, run, anyOf(is("COMMITTED"), startsWith("CONFLICT")));
        assertThat(
            reason, compaction, anyOf(is("COMMITTED"), is("NOTHING"), startsWith("CONFLICT")));
        assertThat(
            reason, run.startsWith("CONFLICT") && compaction.startsWith("CONFLICT"), is(false));
        both += run.equals("COMMITTED") && compaction.equals("COMMITTED") ? 1 : 0;
        base.check();
        RunStatus next = base.run().status();
        assertThat(
            reason, next, is(run.equals("COMMITTED") ? RunStatus.NO_CHANGES : RunStatus.COMMITTED));
        assertThat(reason, base.entries().get(key).live().rows().get("lines"), is(1L));
      }
    }
    System.out.printf("A run and a compaction at once: both committed in %d rounds%n", both);
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

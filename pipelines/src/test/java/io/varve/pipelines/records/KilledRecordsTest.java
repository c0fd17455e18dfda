package io.varve.pipelines.records;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.varve.io.run.RunStatus;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.records.api.RecordsApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process of a run that asks for records, at random moments from its first request to
 * after its commit; the next run makes of it what an undisturbed one would have.
 */
@Tag("alone")
class KilledRecordsTest {

  private static final int KILLS = Integer.getInteger("varve.kills", 30);
  private static final long SEED = 20260620;

  /** Long enough that asking is a good part of the run. */
  private static final long PAUSE_MS = 60;

  @TempDir Path folder;
  private int committed;
  private int landed;

  @Test
  void killedRunLosesNoRecordAndRepeatsNone() throws Exception {
    try (RecordsApi api = RecordsApi.start(Week.first())) {
      RecordsFixture base = at("base");
      base.ask(api, Week.listings());
      RecordFacts before = RecordFacts.of(base);
      api.serve(Week.second());
      api.before(call -> pause());
      long whole = undisturbed(api);
      RecordFacts after = RecordFacts.of(at("whole"));
      assertThat(after, not(before));
      Random random = new Random(SEED);
      for (int i = 0; i < KILLS; i++) {
        // A little past the end, since the last kills must come after the commit.
        survive(api, "kill-" + i, (long) (random.nextDouble() * whole * 1.1), before, after);
      }
      System.out.printf(
          "Killed %d runs over records of %d ms (seed %d): %d had committed, %d of the others had"
              + " kept pages%n",
          KILLS, whole / 1_000_000, SEED, committed, landed);
    }
    assertThat("all were killed after their commit", committed, lessThan(KILLS));
    assertThat("none was killed after it kept pages", landed, greaterThan(0));
  }

  private long undisturbed(RecordsApi api) throws Exception {
    copyOfBase("whole");
    try (ChildRecords child = ChildRecords.start()) {
      long startedAt = System.nanoTime();
      child.order(api.endpoint(), folder.resolve("whole"));
      assertThat(child.awaitStatus(), is("COMMITTED"));
      return System.nanoTime() - startedAt;
    }
  }

  private void survive(
      RecordsApi api, String name, long nanos, RecordFacts before, RecordFacts after)
      throws Exception {
    copyOfBase(name);
    try (ChildRecords child = ChildRecords.start()) {
      child.order(api.endpoint(), folder.resolve(name));
      Thread.sleep(nanos / 1_000_000);
      child.kill();
    }
    RecordsFixture records = at(name);
    String reason = name + ", killed after " + nanos / 1_000_000 + " ms, seed " + SEED;
    RecordFacts now = RecordFacts.of(records);
    assertThat(reason, now, anyOf(equalTo(before), equalTo(after)));
    records.check();
    boolean done = now.equals(after);
    committed += done ? 1 : 0;
    landed += !done && pages(name) > pages("base") ? 1 : 0;

    RunReport next = records.ask(api, Week.listings());

    reason += ", next run " + next;
    assertThat(reason, next.status(), is(done ? RunStatus.NO_CHANGES : RunStatus.COMMITTED));
    assertThat(reason, RecordFacts.of(records), equalTo(after));
  }

  private long pages(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(name).resolve("raw"))) {
      return files.filter(file -> file.toString().endsWith(".json.gz")).count();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RecordsFixture at(String name) {
    return new RecordsFixture(folder.resolve(name));
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

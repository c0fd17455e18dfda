package io.varve.pipelines.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.varve.io.gcs.fake.CallKind;
import io.varve.io.gcs.fake.FakeGcs;
import io.varve.io.gcs.fake.GcsFault;
import io.varve.io.gcs.fake.GcsFaultPlan;
import io.varve.io.model.FailureCode;
import io.varve.io.model.ManifestEntry;
import io.varve.io.run.RunStatus;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over inputs in a bucket, into warehouses in a bucket and in a folder. */
class GcsRunsTest {

  private static final int FILES = 20;

  @TempDir Path folder;
  private FakeGcs fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeGcs.start("bucket");
  }

  @AfterEach
  void stop() {
    fake.close();
    fake.assertNoDefects();
  }

  @Test
  void unchangedObjectsAreNotRead() throws Exception {
    RunFixture fixture = fromBucketToFolder();
    for (int i = 0; i < FILES; i++) {
      put(i + ".txt", "text " + i);
    }
    fake.restart(GcsFaultPlan.none());
    assertThat(fixture.run().status(), is(RunStatus.COMMITTED));
    assertThat(fake.calls(CallKind.MEDIA), is(FILES));
    fake.restart(GcsFaultPlan.none());

    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
    assertThat(fake.calls(CallKind.MEDIA), is(0));

    // Another one's arrival makes the whole pipeline run, not just the comparison of listings.
    put("new.txt", "new");
    fake.touch("bucket", "in/0.txt", Instant.parse("2030-01-01T00:00:00Z"));
    RunReport report = fixture.run();
    assertThat(report.counts().added(), is(1L));
    assertThat(report.counts().unchanged(), is((long) FILES));
    assertThat(fake.calls(CallKind.MEDIA), is(1));
  }

  /** The hash decides, not the generation: the same bytes again are no change. */
  @Test
  void objectsWrittenAgainAreReadAndComparedByTheirBytes() throws Exception {
    RunFixture fixture = fromBucketToFolder();
    put("same.txt", "same");
    put("other.txt", "first");
    fixture.run();
    put("same.txt", "same");
    put("other.txt", "other");

    RunReport report = fixture.run();

    assertThat(report.counts().touched(), is(1L));
    assertThat(report.counts().modified(), is(1L));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void anObjectOverwrittenBeforeItIsReadFailsAndIsReadByTheNextRun() throws Exception {
    RunFixture fixture = fromBucketToFolder();
    put("a.txt", "first");
    overwriteBeforeReading("a.txt", "second");

    RunReport report = fixture.run();

    assertThat(report.counts().failed(), is(1L));
    ManifestEntry entry = fixture.entries().get("a.txt");
    assertThat(entry.failure().orElseThrow().code(), is(FailureCode.UNSTABLE));
    assertThat(fixture.run().counts().succeeded(), is(1L));
    assertThat(firstLines(fixture), contains("second"));
  }

  @Test
  void whereGenerationsAreKeptTheListedOneIsExtracted() throws Exception {
    fake.keepVersions();
    RunFixture fixture = fromBucketToFolder();
    put("a.txt", "first");
    overwriteBeforeReading("a.txt", "second");

    fixture.run();

    assertThat(firstLines(fixture), contains("first"));
    assertThat(fixture.run().counts().modified(), is(1L));
    assertThat(firstLines(fixture), contains("second"));
  }

  @Test
  void inputsAndWarehouseCanShareABucket() throws Exception {
    RunFixture fixture = Corpus.settle(RunFixture.over("gs://bucket/in", "gs://bucket/warehouse"));
    put("a.txt", "first");
    put("bad.txt", "GARBLED\n");
    assertThat(fixture.run().counts().failed(), is(1L));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
    fake.delete("bucket", "in/bad.txt");
    put("a.txt", "second");
    assertThat(fixture.run().counts().removed(), is(1L));
    assertThat(firstLines(fixture), contains("second"));
  }

  @Test
  void runsNeedNotDelete() throws Exception {
    fake.denyDeletes();
    RunFixture fixture = Corpus.settle(RunFixture.over("gs://bucket/in", "gs://bucket/warehouse"));
    put("a.txt", "first");
    assertThat(fixture.run().status(), is(RunStatus.COMMITTED));
    put("a.txt", "second");
    assertThat(fixture.run().status(), is(RunStatus.COMMITTED));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
    assertThat(firstLines(fixture), contains("second"));
  }

  @Test
  void runsOverDifferentInputsBothCommit() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 5; round++) {
        List<Callable<RunReport>> runs = new ArrayList<>();
        CyclicBarrier barrier = new CyclicBarrier(2);
        for (String side : List.of("left", "right")) {
          fake.put("bucket", side + "/" + round + ".txt", (side + round).getBytes(UTF_8));
          RunFixture fixture = side(side);
          runs.add(
              () -> {
                barrier.await();
                return fixture.runUnchecked();
              });
        }
        for (Future<RunReport> run : threads.invokeAll(runs)) {
          assertThat("round " + round, run.get().status(), is(RunStatus.COMMITTED));
        }
        side("left").check();
        assertThat(side("left").entries().size(), is(2 * (round + 1)));
        assertThat(side("left").snapshot().orElseThrow().id(), is(2L * (round + 1)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static RunFixture side(String side) {
    RunFixture fixture =
        Corpus.settle(RunFixture.over("gs://bucket/" + side, "gs://bucket/warehouse"));
    fixture.settings().keyPrefix = side + "/";
    return fixture;
  }

  private void overwriteBeforeReading(String key, String content) {
    AtomicBoolean done = new AtomicBoolean();
    fake.restart(
        (call, kind) -> {
          if (kind == CallKind.MEDIA && !done.getAndSet(true)) {
            put(key, content);
          }
          return GcsFault.NONE;
        });
  }

  private RunFixture fromBucketToFolder() {
    return Corpus.settle(RunFixture.over("gs://bucket/in", folder.resolve("warehouse").toString()));
  }

  private static List<String> firstLines(RunFixture fixture) throws IOException {
    List<String> lines =
        fixture.rows("documents").stream().map(row -> row.get("first_line").toString()).toList();
    assertThat(lines.size(), is(greaterThan(0)));
    return lines;
  }

  private void put(String key, String content) {
    fake.put("bucket", "in/" + key, content.getBytes(UTF_8));
  }
}

package io.varve.pipelines.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.RunCounts;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of what a cluster says, and of what the warehouse says. */
class RunOnClusterTest {

  private static final String NAME = "RunOnClusterTest";

  @TempDir Path folder;
  private final InMemoryStorage storage = InMemoryStorage.named(NAME);
  private final RunStore runs = new RunStore(storage);
  private RunFixture fixture;

  @BeforeEach
  void write() throws IOException {
    fixture = new RunFixture(folder, "mem://" + NAME);
    fixture.write("a.txt", "a\n");
  }

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void theRecordOfTheJobIsTheTruth() throws Exception {
    RunReport report =
        fixture.runOn(new FakeCluster(cluster -> end(RunStatus.CONFLICT, "lost"))).execute();

    assertThat(report.status(), is(RunStatus.CONFLICT));
    RecordedFailure failure = (RecordedFailure) report.problem().orElseThrow();
    assertThat(failure.status(), is(RunStatus.CONFLICT));
    assertThat(failure.getMessage(), is("lost"));
  }

  /** Reading everything is work for a cluster, not for who submits to it. */
  @Test
  void bytesAreComparedOnTheCluster() throws Exception {
    fixture.run();
    fixture.settings().rehash = true;
    RunReport report =
        fixture.runOn(new FakeCluster(cluster -> end(RunStatus.CONFLICT, "lost"))).execute();
    assertThat(report.status(), is(RunStatus.CONFLICT));
  }

  @Test
  void theRecordCountsMoreThanTheRunnersStory() throws Exception {
    FakeCluster cluster =
        new FakeCluster(
            fake -> {
              end(RunStatus.NO_CHANGES, "");
              throw new IOException("the answer was lost");
            });
    RunReport report = fixture.runOn(cluster).execute();

    assertThat(report.status(), is(RunStatus.NO_CHANGES));
    assertThat(report.problem(), is(Optional.empty()));
  }

  @Test
  void aJobThatFailedWithoutARecordGetsOne() throws Exception {
    FakeCluster cluster =
        new FakeCluster(
            fake -> {
              throw new IOException("Cannot finish the run: its job failed");
            });
    RunReport report = fixture.runOn(cluster).execute();

    assertThat(report.status(), is(RunStatus.FAILED));
    RunFinished recorded = record().finished().orElseThrow();
    assertThat(recorded.status(), is(RunStatus.FAILED));
    assertThat(recorded.message(), is(Optional.of("Cannot finish the run: its job failed")));
  }

  @Test
  void aSubmittedRunSaysWhoCarriesItOutAndIsAtWork() throws Exception {
    Submission submission = fixture.runOn(new FakeCluster(cluster -> {})).submit();

    assertThat(submission.jobId(), is(Optional.of("job-1")));
    assertThat(submission.report(), is(Optional.empty()));
    assertThat(record().runId(), is(submission.runId()));
    assertThat(record().started().flatMap(RunStarted::cluster), is(Optional.of("fake:1")));
    assertThat(record().finished(), is(Optional.empty()));
  }

  @Test
  void anInterruptCancelsTheJobAndIsRecorded() throws Exception {
    CompletableFuture<FakeCluster> atWork = new CompletableFuture<>();
    FakeCluster cluster =
        new FakeCluster(
            fake -> {
              atWork.complete(fake);
              fake.awaitCancel();
              throw new IOException("cancelled");
            });
    ExtractionRun run = fixture.runOn(cluster);
    CompletableFuture<Boolean> interrupted = atWork.thenApplyAsync(fake -> run.interrupt());
    RunReport report = run.execute();

    assertThat(interrupted.get(), is(true));
    assertThat(report.problem().orElseThrow(), is(instanceOf(InterruptedException.class)));
    assertThat(
        record().finished().orElseThrow().message(), is(Optional.of("Interrupted by its user.")));
  }

  @Test
  void anInterruptBeforeTheJobIsThereCancelsItToo() throws Exception {
    FakeCluster cluster =
        new FakeCluster(
            fake -> {
              throw new IOException("cancelled");
            });
    ExtractionRun run = fixture.runOn(cluster);
    assertThat(run.interrupt(), is(true));
    RunReport report = run.execute();

    assertThat(cluster.isCancelled(), is(true));
    assertThat(report.problem().orElseThrow(), is(instanceOf(InterruptedException.class)));
  }

  @Test
  void aRunInThisProcessEndsWithIt() throws Exception {
    assertThat(fixture.runOn(Launcher.inThisProcess()).interrupt(), is(false));
  }

  private void end(RunStatus status, String message) throws IOException {
    runs.finish(
        new RunFinished(
            1,
            runAtWork(),
            status,
            Instant.now(),
            Optional.empty(),
            RunCounts.NONE,
            0,
            Optional.of(message)));
  }

  private RunRecord record() throws IOException {
    return runs.find(runs.ids().get(0));
  }

  private String runAtWork() throws IOException {
    for (String id : runs.ids()) {
      if (runs.finished(id).isEmpty()) {
        return id;
      }
    }
    throw new IOException("each run has ended");
  }
}

package io.varve.pipelines.commit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.Attempt;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Decision;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import io.varve.pipelines.run.RunFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the last step of a run records, also when a cluster executes it twice. */
class RunCommitTest {

  @TempDir Path folder;
  private RunFixture fixture;
  private RunWorkspace workspace;
  private Map<String, ManifestEntry> planned;

  @BeforeEach
  void oneSnapshot() throws Exception {
    fixture = new RunFixture(folder.resolve("input"), folder.resolve("warehouse").toString());
    fixture.write("a.txt", "a\n");
    fixture.write("b.txt", "b\n");
    fixture.run();
    workspace = new RunWorkspace(fixture.location(), "run-of-the-test", 1);
    planned = fixture.entries();
  }

  @Test
  void executedTwiceItCommitsOnce() throws Exception {
    RunFinished first = commit("a.txt");
    RunFinished second = commit("a.txt");

    assertThat(first.status(), is(RunStatus.COMMITTED));
    assertThat(second, is(first));
    assertThat(fixture.open().snapshots().ids(), contains(1L, 2L));
    fixture.check();
  }

  @Test
  void aRunThatWasOvertakenRecordsItAndKeepsItsWork() throws Exception {
    fixture.write("a.txt", "changed by another run\n");
    fixture.run();
    workspace.journal().add(workspace.runId(), "shard", "attempt", ShardOutcome.NOTHING);

    RunFinished lost = commit("a.txt");

    assertThat(lost.status(), is(RunStatus.CONFLICT));
    assertThat(lost.message().orElse(""), containsString("a.txt"));
    assertThat(workspace.journal().lines(workspace.runId()), hasSize(1));
    assertThat(commit("a.txt"), is(lost));
    assertThat(fixture.open().snapshots().ids(), contains(1L, 2L));
    fixture.check();
  }

  @Test
  void aRunWhoseEndIsRecordedNeverCommits() throws Exception {
    RunFinished refused = runCommit().refuse("Cannot run: on purpose");

    assertThat(refused.status(), is(RunStatus.REFUSED));
    assertThat(refused.message(), is(Optional.of("Cannot run: on purpose")));
    assertThat(commit("a.txt"), is(refused));
    assertThat(fixture.open().snapshots().ids(), contains(1L));
  }

  /** A job that is started anew lists anew, and the rule may then refuse what was committed. */
  @Test
  void aCommitWhoseRecordWasLostIsRecordedWhateverComesOfTheSecondExecution() throws Exception {
    commit("a.txt");
    String record = WarehouseLayout.runFinished(workspace.runId());
    for (Execution second : List.<Execution>of(() -> commit("a.txt"), () -> refuse())) {
      workspace.warehouse().storage().delete(record);

      RunFinished recorded = second.end();

      assertThat(recorded.status(), is(RunStatus.COMMITTED));
      assertThat(recorded.snapshot(), is(Optional.of(2L)));
      assertThat(workspace.runs().finished(workspace.runId()), is(Optional.of(recorded)));
    }
    assertThat(fixture.open().snapshots().ids(), contains(1L, 2L));
  }

  @Test
  void rowsThatNoDataFileHoldsAreNotCommitted() throws Exception {
    ManifestEntry entry = planned.get("a.txt");
    List<DataFileChange> gone =
        fixture.dataFiles().stream()
            .filter(file -> file.dataset().equals("lines"))
            .map(DataFileChange::removalOf)
            .toList();
    for (ShardOutcome wrong :
        List.of(
            ShardOutcome.of(touched(inShard(entry, "nowhere"))),
            new ShardOutcome(List.of(touched(entry)), gone, Map.of(), 0, 0))) {
      RunTally tally = new RunTally(1, Map.of(), "");
      DamagedException refused =
          assertThrows(DamagedException.class, () -> runCommit().commit(tally, List.of(wrong)));
      assertThat(refused.getMessage(), containsString("found no data file"));
    }
    assertThat(fixture.open().snapshots().ids(), contains(1L));
  }

  private static ManifestEntry inShard(ManifestEntry entry, String shard) {
    return new ManifestEntry(
        entry.key(),
        entry.source(),
        entry.contentHash(),
        entry.status(),
        entry.validation(),
        entry.extractor(),
        new LiveRows(Optional.of(shard), entry.live().rows()),
        entry.attempts(),
        entry.failure(),
        entry.stale(),
        entry.missingSince(),
        entry.attempt());
  }

  /** An execution of the last step. */
  @FunctionalInterface
  private interface Execution {
    RunFinished end() throws IOException;
  }

  private RunFinished refuse() throws IOException {
    return runCommit().refuse("Cannot run: on purpose");
  }

  private RunFinished commit(String key) throws IOException {
    RunTally tally = new RunTally(1, Map.of(), "");
    return runCommit().commit(tally, List.of(ShardOutcome.of(touched(planned.get(key)))));
  }

  private RunCommit runCommit() {
    return new RunCommit(
        workspace, CommitTerms.ofRun(List.of(""), fixture.settings().extractor.datasets()), 0);
  }

  private ManifestEntry touched(ManifestEntry entry) {
    Attempt old = entry.attempt();
    return entry.seenAgain(
        entry.source(),
        new Attempt(
            old.firstSeenRun(),
            workspace.runId(),
            old.processedAt(),
            old.processingMs(),
            Decision.TOUCHED,
            "same bytes"));
  }
}

package io.varve.pipelines.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.audit.WarehouseChecker;
import io.varve.io.lifecycle.Operation;
import io.varve.io.lifecycle.Operation.Planner;
import io.varve.io.lifecycle.Pruning;
import io.varve.io.lifecycle.Purge;
import io.varve.io.lifecycle.RefusedOperationException;
import io.varve.io.lifecycle.Rollback;
import io.varve.io.model.DataFile;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.parquet.RowReader;
import io.varve.io.run.RunIds;
import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.run.ThisHost;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeTest {

  @TempDir private Path folder;
  private RunFixture runs;

  @BeforeEach
  void threeVersions() throws Exception {
    runs = new RunFixture(folder.resolve("in"), folder.resolve("wh").toString());
    runs.write("a", "one\ntwo\n");
    runs.write("b", "three\n");
    runs.write("c", "four\nfive\n");
    runs.run();
    runs.write("a", "one\ntwo\nsecret\n");
    runs.run();
    runs.write("d", "six\n");
    runs.run();
  }

  @AfterEach
  void isIntact() throws IOException {
    assertThat(new WarehouseChecker(runs.open()).checkData().problems(), is(empty()));
  }

  @Test
  void noFileHasARowOfItAndTheOthersKeepTheirs() throws Exception {
    purge("a");
    assertThat(keysInAnyDataFile(), not(hasItem("a")));
    assertThat(keysOf(1), is(List.of("b", "c")));
    assertThat(keysOf(2), is(List.of("b", "c")));
    assertThat(keysOf(3), is(List.of("b", "c", "d")));
    assertThat(keysOf(4), is(List.of("b", "c", "d")));
    assertThat(runs.entries().get("a").status(), is(Status.PURGED));
    assertThat(runs.entries().get("a").contentHash(), is(Optional.empty()));
  }

  @Test
  void runsLeaveItAloneEvenWhenForced() throws Exception {
    purge("a");
    assertThat(runs.run().status(), is(RunStatus.NO_CHANGES));
    runs.write("a", "another version\n");
    runs.write("e", "seven\n");
    runs.settings().force = true;
    RunReport report = runs.run();
    assertThat(report.counts().parked(), is(1L));
    assertThat(report.counts().processed(), is(4L));
    runs.settings().force = false;
    runs.settings().prune = true;
    runs.delete("a");
    assertThat(runs.run().status(), is(RunStatus.NO_CHANGES));
    assertThat(runs.entries().get("a").status(), is(Status.PURGED));
    assertThat(keysInAnyDataFile(), not(hasItem("a")));
  }

  @Test
  void aRollbackDoesNotBringItBack() throws Exception {
    purge("a");
    commit("rollback", new Rollback(runs.open(), 2));
    assertThat(keysOf(5), is(List.of("b", "c")));
    assertThat(runs.entries().get("a").status(), is(Status.PURGED));
    RunReport report = runs.run();
    assertThat(report.counts().parked(), is(1L));
    assertThat(report.counts().added(), is(1L));
  }

  @Test
  void whatStandsInItsPlaceCanBePurgedAgain() throws Exception {
    purge("a");
    purge("b");
    assertThat(keysInAnyDataFile(), not(hasItem("b")));
    assertThat(keysOf(1), is(List.of("c")));
    assertThat(keysOf(3), is(List.of("c", "d")));
    purge("c");
    purge("d");
    assertThat(keysOf(1), is(empty()));
    assertThat(keysInAnyDataFile(), is(empty()));
    assertThat(runs.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void oneThatDiedBeforeDeletingIsCompletedByAnother() throws Exception {
    commit("purge", new Purge(runs.open(), "a"));
    assertThat(keysInAnyDataFile(), hasItem("a"));
    assertThat(keysOf(1), is(List.of("b", "c")));
    Purge again = new Purge(runs.open(), "a");
    assertThat(again.plan().purged(), is(true));
    assertThat(again.plan().strayFiles(), is(not(empty())));
    assertThat(commit("purge", again), is(Optional.empty()));
    again.deleteFiles();
    assertThat(keysInAnyDataFile(), not(hasItem("a")));
    assertThat(again.plan().strayFiles(), is(empty()));
  }

  @Test
  void forgottenRowsThatWaitForPruneGoAsWell() throws Exception {
    runs.settings().prune = true;
    runs.settings().maxMissing = 100;
    runs.delete("a");
    runs.run();
    purge("a");
    assertThat(keysInAnyDataFile(), not(hasItem("a")));
    assertThat(runs.entries().get("a").status(), is(Status.PURGED));
    new Pruning(runs.open(), Duration.ZERO, Instant.now()).execute("pruning");
    assertThat(keysOf(1), is(List.of("b", "c")));
  }

  @Test
  void liftedItIsExtractedAgain() throws Exception {
    purge("a");
    commit("purge", new Purge(runs.open(), "a").lifting());
    RunReport report = runs.run();
    assertThat(report.counts().added(), is(1L));
    assertThat(keysOf(6), hasItem("a"));
    assertThat(keysOf(1), not(hasItem("a")));
  }

  @Test
  void accountsOfItsFailuresGo() throws Exception {
    runs.write("big", "x".repeat(100));
    runs.settings().maxFileBytes = 50;
    runs.run();
    List<String> accounts =
        runs.open().storage().list("quarantine").stream().map(StoredFile::path).toList();
    assertThat(accounts.size(), is(1));
    purge("big");
    assertThat(runs.open().storage().list("quarantine"), is(empty()));
  }

  @Test
  void itWaitsForRunsAtWork() throws Exception {
    String other = RunIds.newRunId(Instant.now());
    new RunStore(runs.open().storage()).start(started(other));
    try (RunLiveness.AtWork mark = RunLiveness.begin(other)) {
      RefusedOperationException refused =
          assertThrows(RefusedOperationException.class, () -> purge("a"));
      assertThat(refused.getMessage(), containsString(other));
      assertThat(mark, is(not(Optional.empty())));
    }
    assertThat(keysOf(1), hasItem("a"));
  }

  @Test
  void theUnknownIsRefused() {
    assertThrows(RefusedOperationException.class, () -> purge("nobody"));
  }

  private void purge(String key) throws IOException {
    Purge purge = new Purge(runs.open(), key);
    commit("purge", purge);
    purge.deleteFiles();
  }

  private Optional<Stored> commit(String name, Planner planner) throws IOException {
    return new Operation(runs.open(), name, Optional.of("a test"), new TreeMap<>(), environment())
        .commit(planner);
  }

  private List<String> keysOf(long id) throws IOException {
    Warehouse warehouse = runs.open();
    History history = warehouse.history();
    Snapshot snapshot = history.find(id).map(Stored::snapshot).orElseThrow();
    List<String> keys = new ArrayList<>();
    for (DataFile file : history.dataFiles(warehouse, snapshot)) {
      if (file.dataset().equals("documents")) {
        keys.addAll(keys(file.path()));
      }
    }
    return keys.stream().sorted().toList();
  }

  private List<String> keysInAnyDataFile() throws IOException {
    List<String> keys = new ArrayList<>();
    for (StoredFile file : runs.open().storage().list("data")) {
      keys.addAll(keys(file.path()));
    }
    return keys;
  }

  private List<String> keys(String path) throws IOException {
    List<String> keys = new ArrayList<>();
    try (RowReader reader = RowReader.open(runs.open().storage(), path)) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        keys.add(row.get().get("source_key").toString());
      }
    }
    return keys;
  }

  private static RunStarted started(String runId) {
    return new RunStarted(
        Snapshot.FORMAT_VERSION,
        runId,
        Optional.empty(),
        "filings",
        Instant.now(),
        Optional.of(3L),
        new TreeMap<>(),
        Optional.empty(),
        new TreeMap<>(),
        environment(),
        Optional.empty());
  }

  private static Environment environment() {
    return new Environment(
        ThisHost.name(),
        ProcessHandle.current().pid(),
        ProcessHandle.current().info().startInstant(),
        "tester",
        "",
        Optional.empty(),
        Map.of());
  }
}

package io.varve.io.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.lifecycle.ForgetPolicy.Period;
import io.varve.io.lifecycle.Pruning.Plan;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.run.Journal;
import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunLiveness.AtWork;
import io.varve.io.run.ShardOutcome;
import io.varve.io.snapshot.PendingCommit;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.FaultyStorage.Call;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PruningTest {

  private static final String NAME = "PruningTest";
  private static final Instant NOW = Instant.parse("2024-05-06T07:08:09Z");
  private static final Duration DAY = Duration.ofDays(1);

  private SmallWarehouse warehouse;

  /** 1: a b. 2: a anew. 3: b anew. */
  @BeforeEach
  void commitThree() throws IOException {
    warehouse = new SmallWarehouse(NAME);
    warehouse.run("r1", "a", "b");
    warehouse.run("r2", "a");
    warehouse.run("r3", "b");
  }

  @AfterEach
  void check() throws IOException {
    warehouse.check();
    warehouse.close();
  }

  @Test
  void nothingOfAKeptSnapshotGoes() throws IOException {
    Plan plan = prune(Duration.ZERO, NOW);

    assertThat(plan.due(), is(empty()));
    assertThat(plan.marked(), is(empty()));
    assertThat(warehouse.contents(1), is(Map.of("a", "r1", "b", "r1")));
  }

  @Test
  void whatOnlyForgottenSnapshotsNeedGoesAtOnceWithoutGrace() throws IOException {
    forgetAllButOne();

    Plan plan = prune(Duration.ZERO, NOW);

    assertThat(
        paths(plan.due()),
        containsInAnyOrder(
            WarehouseLayout.snapshot(1),
            WarehouseLayout.snapshot(2),
            "manifests/r1/entries-0.parquet",
            "manifests/r1/files-0.parquet",
            "manifests/r2/entries-0.parquet",
            "manifests/r2/files-0.parquet",
            "manifests/r2/entries-at-2-attempt.parquet",
            "manifests/r2/data-files-at-2-attempt.parquet",
            "data/d/r1/a-0.parquet",
            "data/d/r1/b-0.parquet",
            "runs/r1/snapshot.json",
            "runs/r2/snapshot.json"));
    assertThat(plan.due().stream().anyMatch(file -> exists(file.path())), is(false));
    assertThat(warehouse.contents(3), is(Map.of("a", "r2", "b", "r3")));
    assertThat(warehouse.storage().list("trash"), is(empty()));
    assertThat(exists("runs/r1/started.json"), is(true));
    assertThat(prune(Duration.ZERO, NOW).due(), is(empty()));
  }

  @Test
  void filesAreMarkedFirstAndGoWhenTheGraceTimeIsOver() throws IOException {
    forgetAllButOne();
    int marked = prune(DAY, NOW).marked().size();
    assertThat(marked, is(12));

    Plan early = prune(DAY, NOW.plus(DAY).minusSeconds(1));
    assertThat(early.marked(), is(empty()));
    assertThat(early.due(), is(empty()));
    assertThat(early.waiting(), hasSize(marked));
    assertThat(exists("data/d/r1/a-0.parquet"), is(true));

    Plan late = prune(DAY, NOW.plus(DAY));
    assertThat(late.due(), hasSize(marked));
    assertThat(late.waiting(), is(empty()));
    assertThat(exists("data/d/r1/a-0.parquet"), is(false));
    assertThat(warehouse.storage().list("trash"), is(empty()));
    assertThat(prune(DAY, NOW.plus(DAY).plus(DAY)).due(), is(empty()));
  }

  @Test
  void eachFileWaitsFromItsOwnMark() throws IOException {
    forgetAllButOne();
    prune(DAY, NOW);
    warehouse.storage().createIfAbsent("data/d/dead/x-0.parquet", new byte[3]);
    Instant later = NOW.plus(Duration.ofHours(12));
    assertThat(paths(prune(DAY, later).marked()), is(List.of("data/d/dead/x-0.parquet")));

    assertThat(prune(DAY, NOW.plus(DAY)).due(), hasSize(12));
    assertThat(exists("data/d/dead/x-0.parquet"), is(true));
    assertThat(prune(DAY, later.plus(DAY)).due(), hasSize(1));
    assertThat(warehouse.storage().list("trash"), is(empty()));
  }

  @Test
  void planDoesNothing() throws IOException {
    forgetAllButOne();
    List<StoredFile> before = warehouse.storage().list("");

    Plan plan = new Pruning(warehouse.open(), Duration.ZERO, NOW).plan(Optional.empty());

    assertThat(plan.due(), hasSize(12));
    assertThat(warehouse.storage().list(""), is(before));
  }

  /** What was marked and then needed again starts anew when it is needed no more. */
  @Test
  void markOfAFileThatWasNeededAgainDoesNotCount() throws IOException {
    warehouse.pending("dead", warehouse.current(), "c");
    String file = "data/d/dead/c-0.parquet";
    warehouse.storage().createIfAbsent("data/d/dead/other.parquet", new byte[3]);
    assertThat(paths(prune(DAY, NOW).marked()), hasItem(file));
    // Somebody takes the work over, and gives it up again.
    Stored adopting =
        warehouse
            .open()
            .committer()
            .commit(warehouse.current(), again("dead", warehouse.current()));
    prune(DAY, NOW.plusSeconds(60));
    warehouse.run("r5", "-c");
    forgetAllButOne();
    assertThat(
        warehouse.open().history().lifecycle().isForgotten(adopting.snapshot().id()), is(true));

    Plan plan = prune(DAY, NOW.plus(DAY).plusSeconds(30));

    assertThat(paths(plan.due()), not(hasItem(file)));
    assertThat(paths(plan.due()), hasItem("data/d/dead/other.parquet"));
    assertThat(paths(plan.marked()), hasItem(file));
  }

  private PendingCommit again(String runId, Optional<Stored> planned) throws IOException {
    for (StoredFile file : warehouse.storage().list("manifests/" + runId)) {
      warehouse.storage().delete(file.path());
    }
    return warehouse.pending(runId, planned, "c");
  }

  @Test
  void whatARunAtWorkHasWrittenOrMayTakeOverStays() throws IOException {
    journal("dead", "data/d/dead/s-0.parquet");
    warehouse.storage().createIfAbsent("data/d/live/t-0.parquet", new byte[3]);
    warehouse.storage().createIfAbsent("data/d/lost/u-0.parquet", new byte[3]);
    warehouse.start("live", Optional.of(3L));
    AtWork mark = RunLiveness.begin("live");

    Plan plan = prune(Duration.ZERO, NOW);

    assertThat(paths(plan.due()), containsInAnyOrder("data/d/lost/u-0.parquet"));
    mark.close();
    assertThat(
        paths(prune(Duration.ZERO, NOW).due()),
        containsInAnyOrder(
            "staging/dead/s-0.json", "data/d/dead/s-0.parquet", "data/d/live/t-0.parquet"));
  }

  /** Its commit has to look at every snapshot that came after the one that it began with. */
  @Test
  void runAtWorkCanStillCommit() throws IOException {
    Optional<Stored> planned = warehouse.current();
    warehouse.start("live", Optional.of(3L));
    AtWork mark = RunLiveness.begin("live");
    warehouse.run("r4", "x");
    warehouse.run("r5", "y");
    forgetAllButOne();
    assertThat(warehouse.open().history().kept(), is(List.of(3L, 5L, 6L)));

    prune(Duration.ZERO, NOW);
    warehouse.commit("live", planned, "z");
    mark.close();

    assertThat(
        warehouse.contents(7), is(Map.of("a", "r2", "b", "r3", "x", "r4", "y", "r5", "z", "live")));
  }

  /** It may have found finished work in the journal before the journal went. */
  @Test
  void dataFilesStayWhenARunBeganMeanwhile() throws IOException {
    journal("dead", "data/d/dead/s-0.parquet");
    forgetAllButOne();
    Pruning pruning = new Pruning(racing(), Duration.ZERO, NOW);

    Plan plan = pruning.execute("prune");

    assertThat(paths(plan.due()), hasItem("staging/dead/s-0.json"));
    assertThat(paths(plan.waiting()), hasItem("data/d/dead/s-0.parquet"));
    assertThat(exists("data/d/dead/s-0.parquet"), is(true));
    prune(Duration.ZERO, NOW);
    assertThat(exists("data/d/dead/s-0.parquet"), is(false));
  }

  /** Returns the warehouse; whoever deletes its journal finds that a whole run came and went. */
  private Warehouse racing() throws IOException {
    return Warehouse.open(
        FaultyStorage.register(
            NAME,
            new RacingStorage(warehouse.storage(), "staging/", () -> warehouse.run("quick", "q")),
            FaultPlan.none()));
  }

  @Test
  void whatNamesOthersGoesFirst() throws IOException {
    journal("dead", "data/d/dead/s-0.parquet");
    forgetAllButOne();
    String location = FaultyStorage.register(NAME, warehouse.storage(), FaultPlan.none());

    new Pruning(Warehouse.open(location), Duration.ZERO, NOW).execute("prune");

    List<String> folders =
        FaultyStorage.registered(NAME).calls().stream()
            .filter(call -> call.operation() == FaultyStorage.Operation.DELETE)
            .map(Call::path)
            .map(path -> path.substring(0, path.indexOf('/')))
            .distinct()
            .toList();
    assertThat(folders, is(List.of("snapshots", "manifests", "staging", "data", "runs")));
  }

  @Test
  void nothingIsDeletedWhileASnapshotIsLostOrUnreadable() throws IOException {
    String path = WarehouseLayout.snapshot(2);
    byte[] two = warehouse.storage().read(path);
    int files = warehouse.storage().list("data").size();
    warehouse.storage().delete(path);

    DamagedException lost = assertThrows(DamagedException.class, () -> prune(Duration.ZERO, NOW));
    assertThat(lost.getMessage(), containsString("varve repair"));
    warehouse.damage(path);
    assertThrows(DamagedException.class, () -> prune(Duration.ZERO, NOW));

    assertThat(warehouse.storage().list("data"), hasSize(files));
    assertThat(exists("runs/r2/snapshot.json"), is(true));
    warehouse.replace(path, two);
  }

  /** Killed after any call, it leaves what the next one finishes. */
  @Test
  void killedPruneIsFinishedByTheNext() throws IOException {
    forgetAllButOne();
    for (int call = 2; ; call++) {
      String location =
          FaultyStorage.register(
              NAME, warehouse.storage(), FaultPlan.fromThenOn(FaultPlan.Fault.AFTER, call));
      boolean done = false;
      try {
        new Pruning(Warehouse.open(location), Duration.ZERO, NOW).execute("prune");
        done = true;
      } catch (IOException e) {
        warehouse.check();
        assertThat(warehouse.contents(3), is(Map.of("a", "r2", "b", "r3")));
      }
      if (done) {
        break;
      }
    }
    assertThat(prune(Duration.ZERO, NOW).due(), is(empty()));
  }

  private void journal(String runId, String dataFile) throws IOException {
    warehouse.storage().createIfAbsent(dataFile, new byte[3]);
    new Journal(warehouse.storage())
        .add(
            runId,
            "s",
            "0",
            new ShardOutcome(
                List.of(),
                List.of(DataFileChange.of(new DataFile("d", "s", dataFile, 1, 3, "x", runId))),
                Map.of(),
                0,
                0));
  }

  private Plan prune(Duration grace, Instant now) throws IOException {
    Operation operation = warehouse.operation("prune");
    return operation.execute(
        () -> new Pruning(warehouse.open(), grace, now).execute(operation.runId()));
  }

  private void forgetAllButOne() throws IOException {
    ForgetPolicy one = new ForgetPolicy(Map.of(Period.LAST, 1), Optional.empty(), new TreeSet<>());
    warehouse.operation("forget").commit(new Forgetting(warehouse.open(), one));
  }

  private boolean exists(String path) {
    return warehouse.storage().size(path).isPresent();
  }

  private static List<String> paths(List<StoredFile> files) {
    return files.stream().map(StoredFile::path).toList();
  }
}

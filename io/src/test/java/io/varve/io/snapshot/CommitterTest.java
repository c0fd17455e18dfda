package io.varve.io.snapshot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.manifest.Manifests;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.FaultyStorage.Call;
import io.varve.io.storage.FaultyStorage.Operation;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitterTest {

  private static final String NAME = "CommitterTest";

  private Warehouse warehouse;

  @BeforeEach
  void makeWarehouse() throws IOException {
    warehouse = Warehouse.openOrCreate("mem://" + NAME);
  }

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void commitsFollowEachOther() throws IOException {
    Stored one = commit(Optional.empty(), "one", "a");
    Stored two = commit(Optional.of(one), "two", "a", "b");

    assertThat(two.snapshot().id(), is(2L));
    assertThat(two.snapshot().parent(), is(Optional.of(one.asParent())));
    assertThat(warehouse.snapshots().latest(), is(Optional.of(two)));
  }

  @Test
  void loserOfARaceIsPutOnTopWhenItChangedOtherFiles() throws IOException {
    Stored base = commit(Optional.empty(), "base", "a");
    commit(Optional.of(base), "winner", "b");

    Stored loser = commit(Optional.of(base), "loser", "c");

    assertThat(loser.snapshot().id(), is(3L));
    assertThat(loser.snapshot().manifest().entryCount(), is(3L));
    assertThat(keys(loser), contains("a", "b", "c"));
  }

  @Test
  void loserOfARaceConflictsWhenItChangedTheSameFile() throws IOException {
    Stored base = commit(Optional.empty(), "base", "a");
    commit(Optional.of(base), "winner", "b", "c");

    CommitConflictException conflict =
        assertThrows(
            CommitConflictException.class, () -> commit(Optional.of(base), "loser", "c", "d"));

    assertThat(conflict.getMessage(), containsString("run winner committed snapshot 2"));
    assertThat(conflict.getMessage(), containsString("source file c"));
    assertThat(warehouse.snapshots().ids(), contains(1L, 2L));
  }

  @Test
  void firstRunsRaceLikeLaterOnes() throws IOException {
    commit(Optional.empty(), "winner", "a");

    assertThat(commit(Optional.empty(), "other", "b").snapshot().id(), is(2L));
    assertThrows(CommitConflictException.class, () -> commit(Optional.empty(), "third", "b"));
  }

  @Test
  void runIsCommittedOnceHoweverOftenItTries() throws IOException {
    Stored first = commit(Optional.empty(), "run", "a");
    commit(Optional.of(first), "other", "b");

    Stored again =
        warehouse.committer().commit(Optional.empty(), Pending.empty("run", "second attempt"));

    assertThat(again, is(first));
    assertThat(warehouse.snapshots().ids(), contains(1L, 2L));
  }

  @Test
  void committedRunIsFoundBehindOthers() throws IOException {
    Stored base = commit(Optional.empty(), "base", "a");
    Stored one = commit(Optional.of(base), "one", "b");
    Stored two = commit(Optional.of(one), "two", "c");

    Committer committer = warehouse.committer();
    assertThat(committer.findCommitted(Optional.of(base), "two"), is(Optional.of(two)));
    assertThat(committer.findCommitted(Optional.of(base), "nobody"), is(Optional.empty()));
    assertThat(committer.findCommitted(Optional.of(base), "base"), is(Optional.empty()));
  }

  @Test
  void commitWhoseAnswerWasLostIsRecognised() throws IOException {
    Stored committed = faulty(FaultPlan.once(Fault.AFTER, callOfCreate())).commit(none(), run());

    assertThat(committed.snapshot().author().runId(), is("run"));
    assertThat(warehouse.snapshots().ids(), contains(1L));
  }

  @Test
  void commitThatDidNotHappenSaysSo() throws IOException {
    Committer committer = faulty(FaultPlan.once(Fault.BEFORE, callOfCreate()));

    CommitFailedException failed =
        assertThrows(CommitFailedException.class, () -> committer.commit(none(), run()));

    assertThat(failed.getMessage(), containsString("Nothing was changed"));
    assertThat(warehouse.snapshots().ids().isEmpty(), is(true));
  }

  @Test
  void commitThatCannotBeLookedUpIsUnknown() throws IOException {
    Committer committer = faulty(FaultPlan.fromThenOn(Fault.AFTER, callOfCreate()));

    assertThrows(CommitUnknownException.class, () -> committer.commit(none(), run()));

    assertThat(warehouse.snapshots().ids(), contains(1L));
    assertThat(warehouse.committer().commit(none(), run()).snapshot().author().runId(), is("run"));
    assertThat(warehouse.snapshots().ids(), contains(1L));
  }

  @Test
  void commitOnTopOfADamagedSnapshotIsRefused() throws IOException {
    warehouse.storage().createIfAbsent(WarehouseLayout.snapshot(1), new byte[] {'x'});

    assertThrows(DamagedException.class, () -> warehouse.committer().commit(none(), run()));
    assertThat(warehouse.snapshots().ids(), contains(1L));
  }

  /** Returns the number of the call that creates the snapshot. */
  private static int callOfCreate() throws IOException {
    String name = NAME + "-dry";
    Warehouse.openOrCreate("mem://" + name);
    String location = FaultyStorage.register(name, InMemoryStorage.named(name), FaultPlan.none());
    Warehouse.open(location).committer().commit(none(), run());
    InMemoryStorage.forget(name);
    return FaultyStorage.registered(name).calls().stream()
        .filter(call -> call.operation() == Operation.CREATE_IF_ABSENT)
        .mapToInt(Call::number)
        .findFirst()
        .orElseThrow();
  }

  private static Committer faulty(FaultPlan plan) throws IOException {
    String location = FaultyStorage.register(NAME, InMemoryStorage.named(NAME), plan);
    return Warehouse.open(location).committer();
  }

  private static Optional<Stored> none() {
    return Optional.empty();
  }

  private static PendingCommit run() {
    return Pending.empty("run");
  }

  private Stored commit(Optional<Stored> planned, String runId, String... keys) throws IOException {
    return warehouse.committer().commit(planned, Pending.of(warehouse.storage(), runId, keys));
  }

  private List<String> keys(Stored stored) throws IOException {
    TreeSet<String> keys = new TreeSet<>();
    Manifests.entries(warehouse.storage())
        .forEach(stored.snapshot().manifest().entries(), entry -> keys.add(entry.key()));
    return List.copyOf(keys);
  }
}

package io.varve.io.snapshot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.audit.WarehouseChecker;
import io.varve.io.model.Forgotten;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.snapshot.PendingCommit.State;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.FaultyStorage.Operation;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commits of whole states: on exactly the snapshot that they were computed on. */
class StateCommitTest {

  private static final String NAME = "StateCommitTest";

  private Warehouse warehouse;
  private Stored base;

  @BeforeEach
  void makeWarehouse() throws IOException {
    warehouse = Warehouse.openOrCreate("mem://" + NAME);
    base = run(Optional.empty(), "base", "a", "b");
  }

  @AfterEach
  void check() throws IOException {
    assertThat(new WarehouseChecker(warehouse).checkStructure().problems().isEmpty(), is(true));
    InMemoryStorage.forget(NAME);
  }

  @Test
  void stateReplacesWhatWasAndLeavesTheRest() throws IOException {
    Stored tagged = warehouse.committer().commit(Optional.of(base), tagging(base, "t", "op"));

    Snapshot snapshot = tagged.snapshot();
    assertThat(snapshot.id(), is(2L));
    assertThat(snapshot.parent(), is(Optional.of(base.asParent())));
    assertThat(snapshot.reason(), is(Optional.of("a test")));
    assertThat(snapshot.author().operation(), is("tag"));
    assertThat(snapshot.manifest(), is(base.snapshot().manifest().unchanged()));
    assertThat(snapshot.changesTables(), is(false));
    // Rows on top take over what it says of the history.
    assertThat(
        run(Optional.of(base), "run", "c").snapshot().lifecycle().tags(), is(Map.of("t", 1L)));
  }

  @Test
  void stateOnAnOlderSnapshotIsAConflictWhateverCameBetween() throws IOException {
    run(Optional.of(base), "winner", "z");

    CommitConflictException conflict =
        assertThrows(
            CommitConflictException.class,
            () -> warehouse.committer().commit(Optional.of(base), tagging(base, "t", "op")));

    assertThat(conflict.getMessage(), containsString("run winner committed snapshot 2"));
    assertThat(warehouse.snapshots().ids(), contains(1L, 2L));
  }

  @Test
  void retriedCommitFindsItselfAndCopiesWhatDiedUncopied() throws IOException {
    Stored first = warehouse.committer().commit(Optional.of(base), tagging(base, "t", "op"));
    warehouse.storage().delete(WarehouseLayout.snapshotCopy("op"));

    Stored again = warehouse.committer().commit(Optional.of(base), tagging(base, "t", "op"));

    assertThat(again, is(first));
    assertThat(warehouse.snapshots().ids(), contains(1L, 2L));
    assertThat(warehouse.snapshots().copyOf("op"), is(Optional.of(first)));
  }

  @Test
  void commitIntoAGapThatForgottenSnapshotsLeftIsRefused() throws IOException {
    Stored two = run(Optional.of(base), "two", "c");
    Stored three = run(Optional.of(two), "three", "d");
    forget(three, two);
    warehouse.storage().delete(WarehouseLayout.snapshot(2));

    CommitConflictException rows =
        assertThrows(
            CommitConflictException.class, () -> run(Optional.of(base), "late", "untouched"));
    assertThat(rows.getMessage(), containsString("it was forgotten"));
    assertThrows(
        CommitConflictException.class,
        () -> warehouse.committer().commit(Optional.of(base), tagging(base, "t", "op")));
    assertThat(warehouse.snapshots().ids(), contains(1L, 3L, 4L));
  }

  /** Whatever call breaks, and however: old or new, and the same commit can be tried again. */
  @Test
  void brokenCommitIsOldOrNewAndCanBeTriedAgain() throws IOException {
    int calls = callsOfACommit();
    for (Fault fault : new Fault[] {Fault.BEFORE, Fault.AFTER, Fault.HALF}) {
      for (int call = 1; call <= calls; call++) {
        for (boolean dead : new boolean[] {false, true}) {
          Stored current = warehouse.snapshots().latest().orElseThrow();
          FaultPlan plan = dead ? FaultPlan.fromThenOn(fault, call) : FaultPlan.once(fault, call);
          String name = "op-" + fault + call + dead;
          PendingCommit pending = tagging(current, name, name);
          try {
            faulty(plan).commit(Optional.of(current), pending);
          } catch (IOException | WarehouseException e) {
            assertThat(plan + " " + e, warehouse.snapshots().latest().isPresent(), is(true));
          }

          Stored stored = warehouse.committer().commit(Optional.of(current), pending);

          assertThat(plan.toString(), stored.snapshot().id(), is(current.snapshot().id() + 1));
          assertThat(plan.toString(), warehouse.snapshots().latest(), is(Optional.of(stored)));
          assertThat(plan.toString(), warehouse.snapshots().copyOf(name), is(Optional.of(stored)));
        }
      }
    }
  }

  private int callsOfACommit() throws IOException {
    faulty(FaultPlan.none()).commit(Optional.of(base), tagging(base, "dry", "dry"));
    assertThat(
        FaultyStorage.registered(NAME).calls().stream()
            .filter(call -> call.operation() == Operation.CREATE_IF_ABSENT)
            .map(call -> call.path())
            .toList(),
        contains(WarehouseLayout.snapshot(2), WarehouseLayout.snapshotCopy("dry")));
    return FaultyStorage.registered(NAME).calls().size();
  }

  private static Committer faulty(FaultPlan plan) throws IOException {
    // Opening reads the marker, which is no part of the commit.
    FaultPlan shifted =
        plan.call().isEmpty()
            ? plan
            : new FaultPlan(OptionalInt.of(plan.call().getAsInt() + 1), plan.fault(), plan.dead());
    return Warehouse.open(FaultyStorage.register(NAME, InMemoryStorage.named(NAME), shifted))
        .committer();
  }

  private void forget(Stored current, Stored gone) throws IOException {
    Lifecycle lifecycle =
        Lifecycle.EMPTY.withForgotten(
            List.of(
                new Forgotten(
                    gone.snapshot().id(), gone.snapshot().id(), gone.snapshot().parent())));
    State state =
        new State(
            current.snapshot().manifest().unchanged(), current.snapshot().datasets(), lifecycle);
    warehouse.committer().commit(Optional.of(current), pending("forget", "forget", state));
  }

  private static PendingCommit tagging(Stored on, String tag, String runId) {
    TreeMap<String, Long> tags = new TreeMap<>(on.snapshot().lifecycle().tags());
    tags.put(tag, 1L);
    Lifecycle lifecycle = on.snapshot().lifecycle().withTags(tags);
    State state =
        new State(on.snapshot().manifest().unchanged(), on.snapshot().datasets(), lifecycle);
    return pending(runId, "tag", state);
  }

  private static PendingCommit pending(String runId, String operation, State state) {
    return new PendingCommit(
        new Author(runId, "attempt", operation), Optional.of("a test"), state, RunCounts.NONE);
  }

  private Stored run(Optional<Stored> planned, String runId, String... keys) throws IOException {
    return warehouse.committer().commit(planned, Pending.of(warehouse.storage(), runId, keys));
  }
}

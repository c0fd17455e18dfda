package io.varve.io.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.run.RunFinished;
import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.CommitConflictException;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultyStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is recorded of an operation, and what becomes of it when others come first. */
class OperationTest {

  private static final String NAME = "OperationTest";

  private SmallWarehouse warehouse;

  @BeforeEach
  void commitTwo() throws IOException {
    warehouse = new SmallWarehouse(NAME);
    warehouse.run("r1", "a");
    warehouse.run("r2", "b");
  }

  @AfterEach
  void check() throws IOException {
    warehouse.check();
    warehouse.close();
  }

  @Test
  void commitIsRecordedFromStartToEnd() throws IOException {
    Operation operation = warehouse.operation("tag");
    List<Boolean> atWork = new ArrayList<>();

    Stored stored =
        operation
            .commit(
                (current, author) -> {
                  atWork.add(!RunLiveness.fromHere().isOver(record(operation)));
                  return tag("t", 1).plan(current, author);
                })
            .orElseThrow();

    assertThat(atWork, contains(true));
    assertThat(stored.snapshot().author().runId(), is(operation.runId()));
    assertThat(stored.snapshot().author().operation(), is("tag"));
    assertThat(stored.snapshot().reason(), is(Optional.of("a test")));
    RunRecord record = record(operation);
    assertThat(record.started().map(RunStarted::pipeline), is(Optional.of("tag")));
    assertThat(record.started().flatMap(RunStarted::parentSnapshot), is(Optional.of(2L)));
    assertEnd(operation, RunStatus.COMMITTED, Optional.of(3L), "");
  }

  @Test
  void nothingToDoIsRecordedAsThat() throws IOException {
    Operation operation = warehouse.operation("tag");

    assertThat(operation.commit((current, author) -> Optional.empty()), is(Optional.empty()));

    assertEnd(operation, RunStatus.NO_CHANGES, Optional.empty(), "");
    assertThat(warehouse.open().snapshots().ids(), hasSize(2));
  }

  @Test
  void warehouseWithoutSnapshotsHasNothingToChange() throws IOException {
    try (SmallWarehouse fresh = new SmallWarehouse(NAME + "-fresh")) {
      assertThat(fresh.operation("tag").commit(tag("t", 1)), is(Optional.empty()));
    }
  }

  @Test
  void refusalIsRecordedAsThat() throws IOException {
    Operation operation = warehouse.operation("tag");

    assertThrows(RefusedOperationException.class, () -> operation.commit(tag("t", 9)));

    assertEnd(operation, RunStatus.REFUSED, Optional.empty(), "Cannot tag snapshot 9");
  }

  @Test
  void brokenPlanIsRecordedAsThat() throws IOException {
    Operation operation = warehouse.operation("tag");

    assertThrows(
        IOException.class,
        () ->
            operation.commit(
                (current, author) -> {
                  throw new IOException("the disk says no");
                }));

    assertEnd(operation, RunStatus.FAILED, Optional.empty(), "the disk says no");
  }

  @Test
  void workWithoutCommitIsRecorded() throws IOException {
    Operation operation = warehouse.operation("prune");

    assertThat(operation.execute(() -> "done"), is("done"));

    assertEnd(operation, RunStatus.NO_CHANGES, Optional.empty(), "");
  }

  @Test
  void changeIsComputedAnewWhenOthersComeFirst() throws IOException {
    Operation operation = warehouse.operation("tag");
    List<Long> seen = new ArrayList<>();

    Stored stored =
        operation
            .commit(
                (current, author) -> {
                  seen.add(current.snapshot().id());
                  if (seen.size() < 3) {
                    warehouse.run("other" + seen.size(), "c" + seen.size());
                  }
                  return tag("t", current.snapshot().id()).plan(current, author);
                })
            .orElseThrow();

    assertThat(seen, contains(2L, 3L, 4L));
    assertThat(stored.snapshot().id(), is(5L));
    assertThat(stored.snapshot().lifecycle().tags().get("t"), is(4L));
    assertThat(warehouse.contents(5).keySet(), contains("a", "b", "c1", "c2"));
  }

  @Test
  void whoeverIsAlwaysSecondGivesUp() throws IOException {
    Operation operation = warehouse.operation("tag");
    int[] tries = {0};

    assertThrows(
        CommitConflictException.class,
        () ->
            operation.commit(
                (current, author) -> {
                  warehouse.run("other" + tries[0]++, "c");
                  return tag("t", 1).plan(current, author);
                }));

    assertThat(tries[0], is(8));
    assertEnd(operation, RunStatus.CONFLICT, Optional.empty(), "Cannot commit on snapshot");
  }

  @Test
  void nothingIsWrittenWhenTheNewestSnapshotIsGone() throws IOException {
    byte[] newest = warehouse.storage().read(WarehouseLayout.snapshot(2));
    warehouse.storage().delete(WarehouseLayout.snapshot(2));
    int files = warehouse.storage().list("").size();

    assertThrows(DamagedException.class, () -> warehouse.operation("prune").execute(() -> "never"));

    assertThat(warehouse.storage().list(""), hasSize(files));
    warehouse.storage().createIfAbsent(WarehouseLayout.snapshot(2), newest);
  }

  /** Each call of an operation fails once, or is its last: what is recorded is what happened. */
  @Test
  void recordSaysWhatHappenedWhateverBreaks() throws IOException {
    int calls = 0;
    for (int call = 0; call <= calls; call++) {
      for (Fault fault : new Fault[] {Fault.BEFORE, Fault.AFTER}) {
        for (boolean dead : new boolean[] {false, true}) {
          FaultPlan plan = dead ? FaultPlan.fromThenOn(fault, call) : FaultPlan.once(fault, call);
          calls = Math.max(calls, breakOnce(call == 0 ? FaultPlan.none() : plan));
        }
      }
    }
  }

  private int breakOnce(FaultPlan plan) throws IOException {
    long before = warehouse.current().orElseThrow().snapshot().id();
    String location = FaultyStorage.register(NAME, warehouse.storage(), plan);
    Optional<Operation> operation = Optional.empty();
    boolean failed = false;
    try {
      Warehouse faulty = Warehouse.open(location);
      operation = Optional.of(SmallWarehouse.operation(faulty, "tag"));
      operation.get().commit(Tagging.tag(faulty, "t" + before, 1, false));
    } catch (IOException | RuntimeException e) {
      failed = true;
    }
    Stored now = warehouse.current().orElseThrow();
    boolean committed = now.snapshot().id() > before;
    if (!failed) {
      assertThat(plan.toString(), committed, is(true));
    }
    Optional<RunFinished> end =
        operation.isEmpty() ? Optional.empty() : record(operation.get()).finished();
    if (end.isPresent()) {
      assertThat(
          plan.toString(),
          end.get().status(),
          is(committed ? RunStatus.COMMITTED : RunStatus.FAILED));
      assertThat(
          plan.toString(),
          end.get().snapshot(),
          is(committed ? Optional.of(now.snapshot().id()) : Optional.empty()));
    }
    warehouse.check();
    return FaultyStorage.registered(NAME).calls().size();
  }

  private RunRecord record(Operation operation) throws IOException {
    return new RunStore(warehouse.storage()).find(operation.runId());
  }

  private void assertEnd(
      Operation operation, RunStatus status, Optional<Long> snapshot, String message)
      throws IOException {
    RunFinished end = record(operation).finished().orElseThrow();
    assertThat(end.status(), is(status));
    assertThat(end.snapshot(), is(snapshot));
    assertThat(end.message().orElse(""), containsString(message));
    assertThat(end.message().isPresent(), is(!message.isEmpty()));
    assertThat(RunLiveness.fromHere().isOver(record(operation)), is(true));
  }

  private Tagging tag(String tag, long id) {
    return Tagging.tag(warehouse.open(), tag, id, false);
  }
}

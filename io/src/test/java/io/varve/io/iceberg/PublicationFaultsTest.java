package io.varve.io.iceberg;

import static io.varve.io.iceberg.LinesWarehouse.PLAIN;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.FaultyStorage.Call;
import io.varve.io.storage.FaultyStorage.Operation;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Publications that break off, or get into each other's way. */
class PublicationFaultsTest {

  private static final String NAME = "PublicationFaultsTest";
  private static final Set<Operation> WRITING =
      EnumSet.of(Operation.CREATE_IF_ABSENT, Operation.WRITE, Operation.PUBLISH, Operation.DELETE);
  private static final List<String> BEFORE = List.of("a:0");
  private static final List<String> AFTER = List.of("a:0", "a:1", "b:0");

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  /** The process dies at each writing call in turn; what it leaves can be read and finished. */
  @ParameterizedTest
  @EnumSource(names = {"BEFORE", "AFTER", "HALF"})
  void killedPublicationLeavesATableAndIsFinishedByTheNext(Fault fault) throws IOException {
    List<Call> calls = walk(FaultPlan.none());
    assertThat(calls.size(), is(greaterThan(20)));
    for (Call call : calls) {
      if (WRITING.contains(call.operation())) {
        walk(FaultPlan.fromThenOn(fault, call.number()));
      }
    }
  }

  @Test
  void onePassingErrorDoesNoHarm() throws IOException {
    for (Call call : walk(FaultPlan.none())) {
      walk(FaultPlan.once(Fault.BEFORE, call.number()));
      if (WRITING.contains(call.operation())) {
        walk(FaultPlan.once(Fault.AFTER, call.number()));
      }
    }
  }

  /** Returns the calls of the publication. */
  private static List<Call> walk(FaultPlan plan) throws IOException {
    InMemoryStorage.forget(NAME);
    LinesWarehouse lines = new LinesWarehouse("mem://" + NAME);
    lines.publish(lines.put("a", PLAIN, 1));
    lines.put("a", PLAIN, 2);
    Snapshot snapshot = lines.put("b", PLAIN, 1);
    String faulty = FaultyStorage.register(NAME, lines.storage(), FaultPlan.none());
    Warehouse through = Warehouse.open(faulty);
    FaultyStorage storage = new FaultyStorage(lines.storage(), plan);
    try {
      new TablePublication(
              "lines",
              new TableFolder(LocatedStorage.of(storage), "iceberg/lines"),
              LocatedStorage.of(storage))
          .publish(
              snapshot,
              lines.warehouse().history().dataFiles(through, snapshot),
              SnapshotLabels.of(snapshot, "p"),
              id -> true,
              Set.of());
    } catch (IOException | RuntimeException e) {
      assertThat(plan.call().isPresent(), is(true));
    }
    assertThat(plan.toString(), lines.rows(), is(oneOf(BEFORE, AFTER)));

    lines.publish(snapshot);

    assertThat(plan.toString(), lines.rows(), is(AFTER));
    byte[] hint = lines.storage().read("iceberg/lines/metadata/version-hint.text");
    assertThat(
        lines
            .storage()
            .size(
                "iceberg/lines/metadata/v"
                    + new String(hint, StandardCharsets.UTF_8)
                    + ".metadata.json")
            .isPresent(),
        is(true));
    lines.check();
    return storage.calls();
  }

  @Test
  void eachOfManyPublicationsAtOnceIsWhole() throws Exception {
    LinesWarehouse lines = new LinesWarehouse("mem://" + NAME);
    Snapshot first = lines.put("a", PLAIN, 1);
    lines.put("a", PLAIN, 2);
    Snapshot second = lines.put("b", PLAIN, 1);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Future<PublishedTable>> results = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Snapshot snapshot = i % 2 == 0 ? first : second;
      Callable<PublishedTable> work = () -> lines.publish(snapshot);
      results.add(threads.submit(work));
    }
    for (Future<PublishedTable> result : results) {
      PublishedTable unused = result.get();
    }
    threads.shutdown();

    assertThat(lines.rows(), is(oneOf(BEFORE, AFTER)));
    for (org.apache.iceberg.Snapshot each : lines.table().snapshots()) {
      assertThat(
          LinesWarehouse.rows(lines.table(), each.snapshotId()),
          is(each.summary().get("varve.snapshot-id").equals("1") ? BEFORE : AFTER));
    }
    lines.publish(second);
    assertThat(lines.rows(), contains("a:0", "a:1", "b:0"));
    lines.check();
  }
}

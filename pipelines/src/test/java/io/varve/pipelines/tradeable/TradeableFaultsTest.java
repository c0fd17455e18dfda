package io.varve.pipelines.tradeable;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.Snapshot;
import io.varve.io.run.RunStatus;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.FaultyStorage.Call;
import io.varve.io.storage.FaultyStorage.Operation;
import io.varve.io.storage.InMemoryStorage;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.transforms.work.ShardPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run in which a file moved, one spoilt and a list changed, whose process dies at each storage
 * call that changes something: the warehouse has the old snapshot or the new one, whole, and the
 * next run ends as if nothing had happened, matches included.
 */
class TradeableFaultsTest {

  private static final String BASE = "TradeableFaultsTest";
  private static final Set<Operation> CHANGING =
      EnumSet.of(Operation.CREATE_IF_ABSENT, Operation.PUBLISH);

  @TempDir Path folder;

  @AfterEach
  void forget() {
    InMemoryStorage.forget(BASE);
  }

  @Test
  void anyDeathLeavesOldOrNew() throws Exception {
    TradeableFixture base = at("mem://" + BASE);
    base.write("prices/daily/us/a/moon.us.txt", Prices.of("MOON.US", 3));
    base.write("prices/daily/us/a/star.us.txt", Prices.of("STAR.US", 2));
    base.write("instruments/a.csv", Prices.list("MOON:US,NYSE,USD", "STAR:US,NYSE,USD"));
    base.run();
    base.move("prices/daily/us/a/moon.us.txt", "prices/daily/us/b/moon.us.txt");
    base.write("prices/daily/us/a/star.us.txt", Prices.UNREADABLE);
    base.write("instruments/a.csv", Prices.list("MOON:US,NYSE,EUR", "TIDE:LN,LSE,USD"));
    List<String> before = rows(base);
    List<Call> calls = cleanCalls();
    List<String> after = rows(at("mem://" + BASE + "-clean"));
    InMemoryStorage.forget(BASE + "-clean");

    int cases = 0;
    for (Call call : calls) {
      if (CHANGING.contains(call.operation())) {
        Fault fault = Fault.values()[cases % Fault.values().length];
        survive(FaultPlan.fromThenOn(fault, call.number()), cases++, before, after);
      }
    }
    assertThat(cases, is(greaterThan(8)));
  }

  private List<Call> cleanCalls() throws Exception {
    String name = copyOfBase("clean");
    String location = FaultyStorage.register(name, InMemoryStorage.named(name), FaultPlan.none());
    assertThat(at(location).runUnchecked().status(), is(RunStatus.COMMITTED));
    return FaultyStorage.registered(name).calls();
  }

  private void survive(FaultPlan plan, int number, List<String> before, List<String> after)
      throws Exception {
    String name = copyOfBase("case-" + number);
    try {
      TradeableFixture healthy = at("mem://" + name);
      try {
        at(FaultyStorage.register(name, InMemoryStorage.named(name), plan)).runUnchecked();
      } catch (IOException e) {
        // The run could not even be recorded.
      }
      healthy.check();
      boolean committed = healthy.snapshot().map(Snapshot::id).orElseThrow() > 1;
      assertThat(plan.toString(), rows(healthy), is(committed ? after : before));
      assertThat(healthy.run().status(), anyOf(is(RunStatus.COMMITTED), is(RunStatus.NO_CHANGES)));
      assertThat(plan.toString(), rows(healthy), is(after));
    } finally {
      InMemoryStorage.forget(name);
    }
  }

  private static List<String> rows(TradeableFixture fixture) throws IOException {
    TreeMap<String, Integer> rows = new TreeMap<>();
    for (String dataset :
        List.of("prices", "price_files", "price_issues", "instruments", "matches", "unmatched")) {
      for (GenericRecord row : fixture.stored().rows(dataset)) {
        row.put("run_id", "");
        rows.merge(dataset + row, 1, Integer::sum);
      }
    }
    return rows.entrySet().stream().map(Object::toString).toList();
  }

  private TradeableFixture at(String location) {
    TradeableFixture fixture = new TradeableFixture(folder, location);
    fixture.settings().shardPlan = new ShardPlan(1 << 20, 200);
    return fixture;
  }

  private static String copyOfBase(String suffix) throws IOException {
    String name = BASE + "-" + suffix;
    InMemoryStorage base = InMemoryStorage.named(BASE);
    for (StoredFile file : base.list("")) {
      InMemoryStorage.named(name).createIfAbsent(file.path(), base.read(file.path()));
    }
    return name;
  }
}

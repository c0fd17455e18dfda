package io.varve.pipelines.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.varve.io.run.RunStatus;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.FaultyStorage.Call;
import io.varve.io.storage.InMemoryStorage;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.compact.CompactionGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fails the storage calls of a compaction, one at a time and in each way that makes a difference:
 * the rows stay what they are, the data files are the old or the new ones, and the next compaction
 * ends as if nothing had happened.
 */
class CompactionFaultWalkTest {

  private static final String BASE = "compaction-walk";

  @TempDir Path folder;
  private Tables tables;
  private Map<String, Long> before;
  private Map<String, Long> after;
  private final Set<List<String>> remains = new HashSet<>();
  private int cases;
  private int committed;

  @AfterEach
  void forget() {
    InMemoryStorage.forget(BASE);
  }

  @Test
  void aCompactionSurvivesAnyFailure() throws Exception {
    RunFixture base = at("mem://" + BASE);
    Fragments.write(base);
    tables = Tables.of(base);
    before = Tables.files(base);
    List<CompactionGroup> groups = base.compaction(Fragments.RULE).plan().groups();
    assertThat("merges and splits", groups, hasSize(2));
    assertThat(
        groups.stream().map(CompactionGroup::parts).toList(), contains(is(1), greaterThan(1)));
    List<Call> calls = cleanCalls();
    assertThat(after, not(before));
    for (FaultPlan plan : FaultWalk.through(calls)) {
      survive(plan);
    }
    System.out.printf(
        "Compaction fault walk: %d calls, %d cases, %d committed at once, %d different remains%n",
        calls.size(), cases, committed, remains.size());
    assertThat(committed, greaterThan(0));
  }

  private List<Call> cleanCalls() throws Exception {
    String name = copyOfBase("clean");
    RunFixture clean = at(FaultyStorage.register(name, mem(name), FaultPlan.none()));
    assertThat(
        clean.compactUnchecked(Fragments.RULE).orElseThrow().status(), is(RunStatus.COMMITTED));
    List<Call> calls = List.copyOf(FaultyStorage.registered(name).calls());
    RunFixture healthy = at("mem://" + name);
    assertThat(Tables.of(healthy), is(tables));
    after = Tables.files(healthy);
    InMemoryStorage.forget(name);
    return calls;
  }

  private void survive(FaultPlan plan) throws Exception {
    String name = copyOfBase("case-" + cases++);
    try {
      Optional<RunReport> report = compact(at(FaultyStorage.register(name, mem(name), plan)));
      RunFixture healthy = at("mem://" + name);
      String reason = plan + ", " + report;
      assertThat(reason, Tables.of(healthy), is(tables));
      Map<String, Long> now = Tables.files(healthy);
      assertThat(reason, now, anyOf(equalTo(before), equalTo(after)));
      if (report.filter(r -> r.status() == RunStatus.COMMITTED).isPresent()) {
        assertThat(reason, now, is(after));
        committed++;
      }
      if (!plan.dead()) {
        FaultWalkTest.assertNothingOpen(name);
      }
      if (!remains.add(FaultWalkTest.shape(name))) {
        return; // the next compaction was seen to end from there
      }
      Optional<RunReport> next = healthy.compact(Fragments.RULE);
      assertThat(reason, next.isPresent(), is(now.equals(before)));
      assertThat(reason, Tables.of(healthy), is(tables));
      assertThat(reason, Tables.files(healthy), is(after));
    } finally {
      InMemoryStorage.forget(name);
    }
  }

  /** Planning fails with an exception, the rest with a report. */
  private static Optional<RunReport> compact(RunFixture fixture) {
    try {
      return fixture.compactUnchecked(Fragments.RULE);
    } catch (IOException | DamagedException e) {
      return Optional.empty();
    }
  }

  private RunFixture at(String location) {
    RunFixture fixture = Corpus.settle(new RunFixture(folder.resolve("input"), location));
    fixture.settings().workers = 1; // keeps the calls in their order
    return fixture;
  }

  private static InMemoryStorage mem(String name) {
    return InMemoryStorage.named(name);
  }

  private static String copyOfBase(String suffix) throws IOException {
    String name = BASE + "-" + suffix;
    for (StoredFile file : mem(BASE).list("")) {
      mem(name).createIfAbsent(file.path(), mem(BASE).read(file.path()));
    }
    return name;
  }
}

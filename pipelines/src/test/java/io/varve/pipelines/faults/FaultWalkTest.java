package io.varve.pipelines.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.varve.io.run.RunStatus;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.FaultyStorage.Call;
import io.varve.io.storage.InMemoryStorage;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.pipelines.run.LinesExtractor;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fails the storage calls of a run, one at a time and in each way that makes a difference: the
 * warehouse must be the old snapshot or the new one, and the next run must end as if nothing had
 * happened.
 */
class FaultWalkTest {

  private static final String BASE = "fault-walk-base";

  @TempDir Path folder;
  private int cases;
  private int committed;
  private int adopted;
  private final Set<List<String>> remains = new HashSet<>();

  @AfterEach
  void forget() {
    InMemoryStorage.forget(BASE);
  }

  @Test
  void firstRunSurvivesAnyFailure() throws Exception {
    Corpus.writeFirst(at("mem://" + BASE));
    walk("first run");
  }

  @Test
  void laterRunSurvivesAnyFailure() throws Exception {
    RunFixture base = at("mem://" + BASE);
    Corpus.writeFirst(base);
    assertThat(base.run().status(), is(RunStatus.COMMITTED));
    Corpus.writeSecond(base);
    walk("later run");
  }

  private void walk(String what) throws Exception {
    Facts before = Facts.of(at("mem://" + BASE));
    List<Call> calls = cleanCalls();
    Facts after = Facts.of(at("mem://" + BASE + "-clean"));
    InMemoryStorage.forget(BASE + "-clean");
    assertThat(after, not(before));
    for (FaultPlan plan : FaultWalk.through(calls)) {
      survive(plan, before, after);
    }
    System.out.printf(
        "Fault walk, %s: %d calls, %d cases, %d committed at once, %d different remains, of which the"
            + " next runs adopted %d documents%n",
        what, calls.size(), cases, committed, remains.size(), adopted);
    assertThat("nothing was adopted", adopted, greaterThan(0));
  }

  private List<Call> cleanCalls() throws Exception {
    String name = copyOfBase("clean");
    RunFixture clean = at(FaultyStorage.register(name, mem(name), FaultPlan.none()));
    assertThat(clean.runUnchecked().status(), is(RunStatus.COMMITTED));
    return FaultyStorage.registered(name).calls();
  }

  private void survive(FaultPlan plan, Facts before, Facts after) throws Exception {
    String name = copyOfBase("case-" + cases++);
    try {
      RunFixture healthy = at("mem://" + name);
      Optional<RunReport> report =
          run(at(FaultyStorage.register(name, mem(name), plan)), name + "-1");
      assertOldOrNew(plan, report, healthy, before, after);
      if (!plan.dead()) {
        assertNothingOpen(name);
      }
      if (remains.add(shape(name))) {
        assertNextRunCompletes(plan, healthy, name, after);
      }
    } finally {
      InMemoryStorage.forget(name);
    }
  }

  private void assertNextRunCompletes(FaultPlan plan, RunFixture healthy, String name, Facts after)
      throws Exception {
    Set<String> finished = isThere(name) ? Journaled.keys(healthy) : Set.of();
    RunReport next = run(healthy, name + "-2").orElseThrow();
    String reason = plan + ", next run " + next;
    assertThat(reason, next.status(), anyOf(is(RunStatus.COMMITTED), is(RunStatus.NO_CHANGES)));
    assertThat(reason, Facts.of(healthy), equalTo(after));
    healthy.check();
    List<String> again = Journaled.noted(folder.resolve(name + "-2"));
    assertThat(reason, Collections.disjoint(again, finished), is(true));
    adopted += (int) next.counts().adopted();
  }

  /**
   * Returns what a failed run left, without the names that differ between runs. All reads that fail
   * between the same two writes leave the same, and one next run shows what becomes of it.
   */
  static List<String> shape(String name) {
    return mem(name).list("").stream()
        .map(file -> file.path().replaceAll("20[0-9]{6}T[0-9]{6}Z-[0-9a-f]{6}", "run"))
        .map(path -> path.replaceAll("-[0-9a-f]{12}(?=[.])", ""))
        .toList();
  }

  private void assertOldOrNew(
      FaultPlan plan, Optional<RunReport> report, RunFixture healthy, Facts before, Facts after)
      throws IOException {
    String reason = plan + ", " + report;
    Facts now = Facts.of(healthy);
    boolean saidCommitted = report.filter(r -> r.status() == RunStatus.COMMITTED).isPresent();
    committed += saidCommitted ? 1 : 0;
    if (saidCommitted) {
      assertThat(reason, now, equalTo(after));
    } else if (plan.dead()) {
      assertThat(reason, now, anyOf(equalTo(before), equalTo(after)));
    } else {
      assertThat(reason, now, equalTo(before));
    }
    if (!now.equals(Facts.NOTHING)) {
      healthy.check();
    }
  }

  /** A run may end by throwing when not even its record could be written. */
  private Optional<RunReport> run(RunFixture fixture, String notes) throws ListingException {
    fixture.settings().extractor = LinesExtractor.plain().noting(folder.resolve(notes));
    try {
      return Optional.of(fixture.runUnchecked());
    } catch (IOException e) {
      assertThat(e.getMessage(), notNullValue());
      return Optional.empty();
    }
  }

  /** The runner's other threads may be a moment behind. */
  static void assertNothingOpen(String name) throws InterruptedException {
    for (int i = 0; ; i++) {
      try {
        mem(name).assertNothingOpen();
        return;
      } catch (AssertionError e) {
        if (i == 100) {
          throw e;
        }
        Thread.sleep(10);
      }
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

  private static boolean isThere(String name) {
    return mem(name).size("varve.json").isPresent();
  }

  private static String copyOfBase(String suffix) throws IOException {
    String name = BASE + "-" + suffix;
    for (StoredFile file : mem(BASE).list("")) {
      mem(name).createIfAbsent(file.path(), mem(BASE).read(file.path()));
    }
    return name;
  }
}

package io.varve.pipelines.records;

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
import io.varve.pipelines.faults.FaultWalk;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.records.api.Mishap;
import io.varve.transforms.records.api.Mishaps;
import io.varve.transforms.records.api.RecordsApi;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Fails the storage calls of a run that asks for records, one at a time: while it keeps pages,
 * plans, writes and commits. No record is lost, none is there twice, and the next run ends as if
 * nothing had happened.
 */
class RecordsFaultsTest {

  private static final String BASE = "records-faults-base";

  private RecordsApi api;
  private int cases;
  private int committed;
  private final Set<List<String>> remains = new HashSet<>();

  @BeforeEach
  void serve() throws IOException {
    api = RecordsApi.start(Week.first());
  }

  @AfterEach
  void forget() {
    api.close();
    InMemoryStorage.forget(BASE);
  }

  @Test
  void laterRunSurvivesAnyFailureOfTheStorage() throws Exception {
    RecordsFixture base = at("mem://" + BASE);
    api.mishaps(Mishaps.none().onModality(Week.OTHER, Mishap.NOT_FOUND));
    assertThat(base.ask(api, Week.listings()).counts().failed(), is(1L));
    api.mishaps(Mishaps.none());
    api.serve(Week.second());
    RecordFacts before = RecordFacts.of(base);
    List<Call> calls = cleanCalls();
    RecordFacts after = RecordFacts.of(at("mem://" + BASE + "-clean"));
    InMemoryStorage.forget(BASE + "-clean");
    assertThat(after, not(before));
    for (FaultPlan plan : FaultWalk.through(calls)) {
      survive(plan, before, after);
    }
    System.out.printf(
        "Fault walk over records: %d calls, %d cases, %d committed at once, %d different remains%n",
        calls.size(), cases, committed, remains.size());
    assertThat(committed, greaterThan(0));
    assertThat(remains.size(), greaterThan(5));
  }

  private List<Call> cleanCalls() throws Exception {
    String name = copyOfBase("clean");
    RecordsFixture clean = at(FaultyStorage.register(name, mem(name), FaultPlan.none()));
    RunReport report = clean.askUnchecked(api.endpoint(), Week.listings());
    assertThat(report.toString(), report.status(), is(RunStatus.COMMITTED));
    return FaultyStorage.registered(name).calls();
  }

  private void survive(FaultPlan plan, RecordFacts before, RecordFacts after) throws Exception {
    String name = copyOfBase("case-" + cases++);
    try {
      RecordsFixture healthy = at("mem://" + name);
      Optional<RunReport> report = run(FaultyStorage.register(name, mem(name), plan));
      String reason = plan + ", " + report;
      RecordFacts now = RecordFacts.of(healthy);
      boolean saidCommitted = report.filter(r -> r.status() == RunStatus.COMMITTED).isPresent();
      committed += saidCommitted ? 1 : 0;
      if (saidCommitted) {
        assertThat(reason, now, equalTo(after));
      } else {
        assertThat(reason, now, anyOf(equalTo(before), equalTo(after)));
      }
      if (remains.add(shape(name))) {
        healthy.check();
        RunReport next = healthy.ask(api, Week.listings());
        reason += ", next run " + next;
        assertThat(reason, next.status(), anyOf(is(RunStatus.COMMITTED), is(RunStatus.NO_CHANGES)));
        assertThat(reason, RecordFacts.of(healthy), equalTo(after));
      }
    } finally {
      InMemoryStorage.forget(name);
    }
  }

  /** A run may end by throwing when not even its record could be written. */
  private Optional<RunReport> run(String location) throws ListingException {
    try {
      return Optional.of(at(location).askUnchecked(api.endpoint(), Week.listings()));
    } catch (IOException e) {
      assertThat(e.getMessage(), notNullValue());
      return Optional.empty();
    }
  }

  /** Returns what a run left, without the names that differ between runs. */
  private static List<String> shape(String name) {
    return mem(name).list("").stream()
        .map(file -> file.path().replaceAll("20[0-9]{6}T[0-9]{6}Z-[0-9a-f]{6}", "run"))
        .map(path -> path.replaceAll("-[0-9a-f]{12}(?=[.])", ""))
        .toList();
  }

  private static RecordsFixture at(String location) {
    return new RecordsFixture(location);
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

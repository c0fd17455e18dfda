package io.varve.pipelines.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.varve.io.gcs.fake.FakeGcs;
import io.varve.io.gcs.fake.GcsFault;
import io.varve.io.gcs.fake.GcsFaultPlan;
import io.varve.io.gcs.fake.StoredObject;
import io.varve.io.run.RunStatus;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fails every call that a run makes to the bucket of its warehouse, one at a time and in each way.
 * A call that fails once must not be noticed; when the service stays away, the warehouse must be
 * the old snapshot or the new one.
 */
class GcsFaultWalkTest {

  private static final String BUCKET = "bucket";
  private static final String BASE = "base/";

  /** So far apart that no call fails again when it is repeated. */
  private static final int STRIDE = 17;

  /** Usually each call fails in a third of the ways, {@code -Dvarve.faults=all} in all of them. */
  private static final int EACH = 3;

  /** The service stays away from one of so many calls on, and from each of the last ones. */
  private static final int LONG_STRIDE = 9;

  private static final int LAST = 12;

  @TempDir Path folder;
  private FakeGcs fake;
  private Facts before;
  private Facts after;
  private int cases;

  @BeforeEach
  void start() throws Exception {
    fake = FakeGcs.start(BUCKET);
    RunFixture base = at(BASE);
    write(base, "a", "first a");
    write(base, "b", "first b");
    assertThat(base.run().status(), is(RunStatus.COMMITTED));
    write(base, "b", "another b");
    write(base, "c", "new c");
    before = Facts.of(base);
    RunFixture clean = copyOfBase();
    assertThat(clean.run().status(), is(RunStatus.COMMITTED));
    after = Facts.of(clean);
    assertThat(after, not(before));
  }

  @AfterEach
  void stop() {
    fake.close();
    fake.assertNoDefects();
  }

  @Test
  void callsThatFailOnceAreNotNoticed() throws Exception {
    Map<GcsFault, Integer> failed = new EnumMap<>(GcsFault.class);
    int calls = callsOfRun();
    int turn = 0;
    for (GcsFault fault : GcsFault.values()) {
      turn++;
      for (int first = 0; fault != GcsFault.NONE && first < STRIDE; first++) {
        if (!FaultWalk.ALL && (first + turn) % EACH != 0) {
          continue;
        }
        RunFixture fixture = copyOfBase();
        int nth = first;
        fake.restart((call, kind) -> call % STRIDE == nth ? fault : GcsFault.NONE);
        RunReport report = fixture.runUnchecked();
        failed.merge(fault, (fake.calls() + STRIDE - nth) / STRIDE, Integer::sum);
        fake.restart(GcsFaultPlan.none());
        String reason = fault + " at each call " + first + " modulo " + STRIDE + ": " + report;
        assertThat(reason, report.status(), is(RunStatus.COMMITTED));
        assertThat(reason, Facts.of(fixture), equalTo(after));
        fixture.check();
      }
    }
    System.out.printf("Fault walk in a bucket: %d calls of a run, failed %s%n", calls, failed);
    int all = failed.values().stream().mapToInt(n -> n).sum();
    assertThat(FaultWalk.ALL ? failed.get(GcsFault.LOST) : all, is(greaterThan(calls)));
  }

  @Test
  void aServiceThatStaysAwayLeavesTheOldSnapshotOrTheNew() throws Exception {
    int calls = callsOfRun();
    int committed = 0;
    int cut = 0;
    for (int call = 1; call <= calls; call += call > calls - LAST ? 1 : LONG_STRIDE) {
      GcsFault fault = cut++ % 2 == 0 ? GcsFault.LOST : GcsFault.UNAVAILABLE;
      RunFixture fixture = copyOfBase();
      fake.restart(GcsFaultPlan.from(call, fault));
      Optional<RunReport> report = run(fixture);
      fake.restart(GcsFaultPlan.none());
      String reason = fault + " from call " + call + ": " + report;
      Facts now = Facts.of(fixture);
      assertThat(reason, now, anyOf(equalTo(before), equalTo(after)));
      fixture.check();
      RunReport next = fixture.run();
      assertThat(
          reason,
          next.status(),
          is(now.equals(after) ? RunStatus.NO_CHANGES : RunStatus.COMMITTED));
      assertThat(reason, Facts.of(fixture), equalTo(after));
      committed += now.equals(after) ? 1 : 0;
    }
    System.out.printf("Service away from a call on: %d cases, %d committed%n", cut, committed);
    assertThat("none committed although its answer was lost", committed, greaterThan(0));
  }

  private int callsOfRun() throws Exception {
    RunFixture clean = copyOfBase();
    fake.restart(GcsFaultPlan.none());
    assertThat(clean.runUnchecked().status(), is(RunStatus.COMMITTED));
    return fake.calls();
  }

  /** A run may end by throwing when not even its record could be written. */
  private static Optional<RunReport> run(RunFixture fixture) throws ListingException {
    try {
      return Optional.of(fixture.runUnchecked());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private RunFixture copyOfBase() {
    String prefix = "case-" + cases++ + "/";
    for (StoredObject object : fake.objects(BUCKET)) {
      if (object.name().startsWith(BASE)) {
        fake.put(BUCKET, prefix + object.name().substring(BASE.length()), object.content());
      }
    }
    return at(prefix);
  }

  private RunFixture at(String prefix) {
    RunFixture fixture =
        Corpus.settle(new RunFixture(folder.resolve("input"), "gs://" + BUCKET + "/" + prefix));
    fixture.settings().workers = 1; // keeps the calls in their order
    return fixture;
  }

  private static void write(RunFixture fixture, String name, String content) throws IOException {
    fixture.writeAt(name + ".txt", content + "\nsecond line\n", Corpus.LONG_AGO);
  }
}

package io.varve.runners.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.FaultyStorage.Operation;
import io.varve.io.storage.Storages;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a report reads and holds does not grow with history. */
final class ReportScaleTest {

  private static final int SNAPSHOTS = 520;
  private static final int ENTRIES = 3_000;
  private static final int CHANGED = 10;

  private static Report report;
  private static FaultyStorage storage;

  @BeforeAll
  static void makesAReport() throws Exception {
    Warehouse made = Warehouse.openOrCreate("mem://report/scale");
    new ManySnapshots(made, ENTRIES, CHANGED).make(SNAPSHOTS);
    String counted =
        FaultyStorage.register("report", Storages.open("mem://report/scale"), FaultPlan.none());
    storage = FaultyStorage.registered("report");
    Warehouse warehouse = Warehouse.open(counted);
    History history = warehouse.history();
    Optional<Snapshot> first = history.find(1).map(Stored::snapshot);
    report = new ReportReader(warehouse, history).read(first);
  }

  @Test
  void listsAreShortenedAndSaySo() {
    assertThat(report.snapshots().total(), is((long) SNAPSHOTS));
    assertThat(report.snapshots().rows(), hasSize(500));
    assertThat(report.snapshots().rows().get(0).id(), is((long) SNAPSHOTS));
    assertThat(report.runs().total(), is((long) SNAPSHOTS));
    assertThat(report.runs().rows(), hasSize(500));
    Report.Current current = report.current().orElseThrow();
    assertThat(current.entries(), is((long) ENTRIES));
    assertThat(current.coverage().documents().total(), is((long) ENTRIES));
    assertThat(current.coverage().documents().rows(), hasSize(1000));
    assertThat(current.coverage().folders().total(), is(30L));
    long files =
        current.coverage().folders().rows().stream().mapToLong(Coverage.Group::files).sum();
    assertThat(files, is((long) ENTRIES));
    assertThat(report.changes().orElseThrow().files().rows(), hasSize(200));
  }

  @Test
  void equalSettingsAreThereOnce() {
    assertThat(report.settings().size(), is(lessThan(10)));
  }

  /**
   * Only the manifests of two snapshots, and the entries that the newest runs with failures wrote,
   * are opened.
   */
  @Test
  void fewManifestsAreOpened() {
    long opened =
        storage.calls().stream()
            .filter(call -> call.operation() == Operation.OPEN)
            .filter(call -> call.path().startsWith("manifests/"))
            .map(FaultyStorage.Call::path)
            .distinct()
            .count();
    long layers = 2 * (1 + 16);
    long ofRuns = report.runs().rows().stream().filter(run -> run.failures().isPresent()).count();
    assertThat(ofRuns, is(50_000L / (500 + CHANGED)));
    assertThat(opened, is(lessThanOrEqualTo(layers + ofRuns)));
  }

  @Test
  void thePageStaysSmall() {
    assertThat(ReportPage.of(report).length(), is(lessThan(1_000_000)));
  }
}

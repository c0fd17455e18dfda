package io.varve.io.audit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.varve.io.audit.CheckReport.FileTotals;
import io.varve.io.audit.Problem.Kind;
import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Erasure;
import io.varve.io.model.FileRef;
import io.varve.io.model.Forgotten;
import io.varve.io.model.Layers;
import io.varve.io.model.Manifest;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.run.Journal;
import io.varve.io.run.ShardOutcome;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.FaultyStorage.Operation;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What manifests, purged files, journals and files that nobody names show. */
class WarehouseCheckerTest {

  private static final String NAME = "WarehouseCheckerTest";

  private Histories history;

  @BeforeEach
  void open() throws IOException {
    history = new Histories("mem://" + NAME);
  }

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void followsFoldsMergesAndRemovals() throws IOException {
    String[] many = new String[200];
    for (int i = 0; i < many.length; i++) {
      many[i] = "d" + i;
    }
    history.commit(many);
    // Some 26 changes are folded into a new base, 17 merged into one before.
    for (int i = 0; i < 80; i++) {
      history.commit("new" + i, "-d" + (60 + i));
    }
    CheckReport report = check();
    assertThat(report.problems(), is(empty()));
    assertThat(report.entries(), is(200L));
    assertThat(report.currentIntact(), is(true));
    assertThat(report.unreferenced(), is(Optional.of(Map.of())));
  }

  @Test
  void costsWhatSnapshotsChangedNotWhatTheyHold() throws IOException {
    String[] many = new String[400];
    for (int i = 0; i < many.length; i++) {
      many[i] = "d" + i;
    }
    history.commit(many);
    for (int i = 0; i < 80; i++) {
      history.commit("d" + i);
    }
    FileRef base = history.latest().snapshot().manifest().entries().base().orElseThrow();
    String counted = FaultyStorage.register(NAME, InMemoryStorage.named(NAME), FaultPlan.none());
    CheckReport report = new WarehouseChecker(Warehouse.open(counted)).checkStructure();
    assertThat(report.problems(), is(empty()));
    long opened =
        FaultyStorage.registered(NAME).calls().stream()
            .filter(call -> call.operation() == Operation.OPEN)
            .filter(call -> call.path().equals(base.path()))
            .count();
    assertThat(opened, is(lessThan(6L)));
  }

  @Test
  void aBaseThatLostAnEntryIsNoticed() throws IOException {
    history.commit("a", "b");
    FileRef base = history.entries("forger", Histories.entry("run-1", "a", Status.SUCCEEDED));
    history.commit("forger", manifest -> with(manifest, layers(base)), lifecycle -> lifecycle);
    assertThat(places(check(), Kind.WRONG_STATE), contains("snapshot 2"));
    assertThat(check().currentIntact(), is(false));
  }

  @Test
  void aBaseWithAnotherEntryIsNoticed() throws IOException {
    history.commit("a");
    FileRef base = history.entries("forger", Histories.entry("another", "a", Status.SUCCEEDED));
    history.commit("forger", manifest -> with(manifest, layers(base)), lifecycle -> lifecycle);
    assertThat(places(check(), Kind.WRONG_STATE), contains("snapshot 2"));
  }

  @Test
  void mergedChangesThatLostOneAreNoticed() throws IOException {
    history.commit("a", "b", "c", "d", "e", "f", "g", "h", "i");
    history.commit("a");
    history.commit("b");
    FileRef merged = history.entries("forger", Histories.entry("run-2", "a", Status.SUCCEEDED));
    history.commit(
        "forger",
        manifest -> with(manifest, new Layers(manifest.entries().base(), List.of(merged))),
        lifecycle -> lifecycle);
    assertThat(places(check(), Kind.WRONG_STATE), contains("snapshot 4"));
  }

  /** The base has no word of a rollback: layers without a change are another state. */
  @Test
  void layersThatLostTheirChangesAreNoticed() throws IOException {
    history.commit("a", "b", "c", "d", "e", "f", "g", "h", "i");
    history.commit("a");
    history.commit(
        "forger",
        manifest -> with(manifest, new Layers(manifest.entries().base(), List.of())),
        lifecycle -> lifecycle);
    assertThat(places(check(), Kind.WRONG_STATE), contains("snapshot 3"));
  }

  @Test
  void aChangeThatTheLayersDoNotHaveIsNoticed() throws IOException {
    history.commit("a", "b", "c", "d", "e", "f", "g", "h", "i");
    FileRef change = history.entries("forger", Histories.entry("another", "b", Status.SUCCEEDED));
    history.commit(
        "forger",
        manifest ->
            new Manifest(
                manifest.entries(),
                manifest.entryCount(),
                manifest.dataFiles(),
                manifest.keyPrefixes(),
                Optional.of(change),
                Optional.empty()),
        lifecycle -> lifecycle);
    assertThat(places(check(), Kind.WRONG_STATE), contains("snapshot 2"));
  }

  @Test
  void totalsOfEachSnapshotAreCompared() throws IOException {
    history.commit("a", "b");
    history.commit(
        "forger",
        manifest ->
            new Manifest(
                manifest.entries(),
                7,
                manifest.dataFiles(),
                manifest.keyPrefixes(),
                Optional.empty(),
                Optional.empty()),
        lifecycle -> lifecycle);
    assertThat(places(check(), Kind.WRONG_TOTAL), contains("snapshot 2 entries"));
  }

  @Test
  void theDamagedManifestOfAnOldSnapshotIsNamedAndTheRestChecked() throws IOException {
    history.commit("a", "b", "c", "d", "e", "f", "g", "h", "i");
    Snapshot second = history.commit("a");
    history.commit("b", "c", "d", "e", "f", "g", "h");
    String path = second.manifest().changedEntries().orElseThrow().path();
    history.replace(path, "garbage".getBytes(StandardCharsets.UTF_8));
    CheckReport report = check();
    assertThat(places(report, Kind.WRONG_CONTENT), contains(path));
    assertThat(report.currentIntact(), is(true));
    assertThat(report.entries(), is(9L));
    assertThat(report.unreferenced(), is(Optional.empty()));
  }

  @Test
  void whatStandsInThePlaceOfAPurgedFileIsVerified() throws IOException {
    history.commit("a", "b");
    DataFile named = file("run-1", "a");
    DataFile instead = history.write("purger", "a");
    erase(new Erasure(named.path(), 1, instead, false));
    assertThat(places(check(), Kind.NOT_ERASED), contains(named.path()));

    history.storage().delete(named.path());
    assertThat(check().problems(), is(empty()));
    byte[] other = instead.path().replace('a', 'x').getBytes(StandardCharsets.UTF_8);
    history.replace(instead.path(), other);
    CheckReport report = new WarehouseChecker(history.warehouse()).checkData();
    assertThat(places(report, Kind.WRONG_CONTENT), hasItem(instead.path()));
  }

  @Test
  void anEmptiedFileIsNotMissed() throws IOException {
    history.commit("a", "b");
    DataFile named = file("run-1", "a");
    erase(new Erasure(named.path(), 1, named, true));
    history.storage().delete(named.path());
    assertThat(check().problems(), is(empty()));
  }

  @Test
  void lostWorkOfAnUnfinishedRunIsNoDamage() throws IOException {
    history.commit("a");
    DataFile work = history.write("dead", "b");
    new Journal(history.storage())
        .add("dead", "b", "1", ShardOutcome.of(List.of(DataFileChange.of(work))));
    assertThat(check().problems(), is(empty()));
    assertThat(check().unreferenced(), is(Optional.of(Map.of())));

    history.storage().delete(work.path());
    CheckReport report = check();
    assertThat(places(report, Kind.LOST_WORK), contains(work.path()));
    assertThat(report.damaged(), is(false));
    assertThat(report.currentIntact(), is(true));
  }

  @Test
  void filesThatNobodyNamesAreCounted() throws IOException {
    history.commit("a", "b");
    history.commit("a");
    DataFile waste = history.write("dead", "b");
    assertThat(
        check().unreferenced(),
        is(Optional.of(Map.of("data", new FileTotals(1, waste.sizeBytes())))));
    Snapshot first = history.warehouse().snapshots().find(1).orElseThrow().snapshot();
    history.commit(
        "run-3",
        manifest -> manifest.unchanged(),
        lifecycle -> lifecycle.withForgotten(List.of(new Forgotten(1, 1, first.parent()))));
    Map<String, FileTotals> totals = check().unreferenced().orElseThrow();
    assertThat(totals.get("data").files(), is(2L));
    assertThat(totals.get("snapshots").files(), is(1L));
    assertThat(totals.get("runs").files(), is(1L));
    assertThat(check().isClean(), is(true));
  }

  @Test
  void aShareOfTheShardsIsReadAndSaid() throws IOException {
    List<String> documents = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      documents.add("d" + i);
    }
    history.commit(documents.toArray(new String[0]));
    history.storage().delete(file("run-1", "d3").path()); // Rows are not looked at then.
    CheckReport report =
        new WarehouseChecker(history.warehouse()).check(Optional.of(new Sample(25, "s")));
    assertThat(report.reading().orElseThrow().files(), is(lessThan(6L)));
    assertThat(report.reading().orElseThrow().sample(), is(new Sample(25, "s")));
    assertThat(report.dataFiles(), is(20L));
  }

  private void erase(Erasure erasure) throws IOException {
    try (LayeredTable.Writer<Erasure> writer =
        Manifests.erasures(history.storage()).write("manifests/purger/erasures-1.parquet")) {
      writer.add(erasure);
      FileRef file = writer.publish();
      history.commit(
          "purger",
          manifest -> manifest.unchanged(),
          lifecycle -> lifecycle.withErasures(layers(file)));
    }
  }

  private DataFile file(String run, String key) throws IOException {
    return history.write(run, key);
  }

  private CheckReport check() throws IOException {
    return new WarehouseChecker(history.warehouse()).checkStructure();
  }

  private static Manifest with(Manifest manifest, Layers entries) {
    return new Manifest(
        entries,
        manifest.entryCount(),
        manifest.dataFiles(),
        manifest.keyPrefixes(),
        Optional.empty(),
        Optional.empty());
  }

  private static Layers layers(FileRef base) {
    return new Layers(Optional.of(base), List.of());
  }

  private static List<String> places(CheckReport report, Kind kind) {
    return report.problems().stream()
        .filter(problem -> problem.kind() == kind)
        .map(Problem::place)
        .distinct()
        .toList();
  }
}

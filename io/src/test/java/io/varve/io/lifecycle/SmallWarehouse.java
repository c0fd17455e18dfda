package io.varve.io.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.varve.io.audit.WarehouseChecker;
import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Attempt;
import io.varve.io.model.ContentHash;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.DatasetState;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.model.SourceMetadata;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.run.ThisHost;
import io.varve.io.snapshot.PendingCommit;
import io.varve.io.snapshot.PendingCommit.Rows;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A warehouse in memory whose runs are made up: each source file has one data file, whose content
 * names the run that wrote it.
 */
final class SmallWarehouse implements AutoCloseable {

  private static final Instant LONG_AGO = Instant.parse("2024-01-02T03:04:05Z");
  private static final String DATASET = "d";

  private final String name;
  private final Warehouse warehouse;

  SmallWarehouse(String name) throws IOException {
    this.name = name;
    this.warehouse = Warehouse.openOrCreate("mem://" + name);
  }

  Warehouse open() {
    return warehouse;
  }

  InMemoryStorage storage() {
    return InMemoryStorage.named(name);
  }

  /** Commits a run that extracted these files, and one that removed some: those after a dash. */
  Stored run(String runId, String... keys) throws IOException {
    start(runId, current().map(stored -> stored.snapshot().id()));
    return finish(runId, commit(runId, current(), keys));
  }

  /** Commits on a snapshot, without any record of a run. */
  Stored commit(String runId, Optional<Stored> planned, String... keys) throws IOException {
    return warehouse.committer().commit(planned, pending(runId, planned, keys));
  }

  /** Writes what a run commits: {@code key} is extracted, {@code -key} removed. */
  PendingCommit pending(String runId, Optional<Stored> planned, String... keys) throws IOException {
    Map<String, DataFile> before = planned.isEmpty() ? Map.of() : dataFiles(planned.get());
    DatasetTotals totals = DatasetTotals.ZERO;
    long count = 0;
    try (LayeredTable.Writer<ManifestEntry> entries =
            Manifests.entries(storage()).write("manifests/" + runId + "/entries-0.parquet");
        LayeredTable.Writer<DataFileChange> files =
            Manifests.dataFiles(storage()).write("manifests/" + runId + "/files-0.parquet")) {
      for (String each : keys) {
        boolean removal = each.startsWith("-");
        String key = removal ? each.substring(1) : each;
        Optional<DataFile> old = Optional.ofNullable(before.get(key));
        if (old.isPresent()) {
          totals = totals.minus(old.get());
        }
        ManifestEntry entry = entry(runId, key);
        if (removal) {
          entries.add(entry.removal(entry.attempt()));
          files.add(DataFileChange.removalOf(old.orElseThrow()));
        } else {
          DataFile file = write(runId, key);
          entries.add(entry);
          files.add(DataFileChange.of(file));
          totals = totals.plus(file);
        }
        count += (removal ? 0 : 1) - (old.isPresent() ? 1 : 0);
      }
      return new PendingCommit(
          new Author(runId, "attempt", "run"),
          Optional.empty(),
          new Rows(
              List.of(""),
              Optional.of(entries.publish()),
              count,
              Optional.of(files.publish()),
              Map.of(DATASET, new DatasetState("\"string\"", List.of(), List.of(), totals))),
          RunCounts.NONE);
    }
  }

  private DataFile write(String runId, String key) {
    byte[] content = (key + " by " + runId).getBytes(StandardCharsets.UTF_8);
    String path = WarehouseLayout.dataFile(DATASET, "", runId, key, "0");
    storage().createIfAbsent(path, content);
    return new DataFile(
        DATASET, key, path, 1, content.length, ContentHash.of(content).value(), runId);
  }

  private static ManifestEntry entry(String runId, String key) {
    return new ManifestEntry(
        key,
        new SourceMetadata("file:///" + key, 1, LONG_AGO, "1:1", Optional.empty()),
        Optional.of("sha256:00"),
        Status.SUCCEEDED,
        Optional.of(Validation.PASS),
        new ExtractorRef("none@1", "f"),
        new LiveRows(Optional.of(key), Map.of(DATASET, 1L)),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Attempt(runId, runId, LONG_AGO, 0, Decision.ADDED, ""));
  }

  /** Writes the record of the start of a run in this process. */
  void start(String runId, Optional<Long> parent) throws IOException {
    new RunStore(storage())
        .start(
            new RunStarted(
                1,
                runId,
                Optional.empty(),
                "filings",
                Instant.now(),
                parent,
                new TreeMap<>(),
                Optional.empty(),
                new TreeMap<>(),
                environment(),
                Optional.empty()));
  }

  private Stored finish(String runId, Stored stored) throws IOException {
    new RunStore(storage())
        .finish(
            new RunFinished(
                1,
                runId,
                RunStatus.COMMITTED,
                Instant.now(),
                Optional.of(stored.snapshot().id()),
                RunCounts.NONE,
                0,
                Optional.empty()));
    return stored;
  }

  static Environment environment() {
    return new Environment(
        ThisHost.name(),
        ProcessHandle.current().pid(),
        ProcessHandle.current().info().startInstant(),
        "tester",
        "",
        Optional.empty(),
        Map.of());
  }

  /** Returns an operation that has not begun. */
  Operation operation(String operation) {
    return operation(warehouse, operation);
  }

  static Operation operation(Warehouse on, String operation) {
    return new Operation(on, operation, Optional.of("a test"), new TreeMap<>(), environment());
  }

  Optional<Stored> current() throws IOException {
    return warehouse.snapshots().latest();
  }

  Snapshot snapshot(long id) throws IOException {
    return warehouse.snapshots().find(id).orElseThrow().snapshot();
  }

  /** Returns the run whose rows each source file has. */
  SortedMap<String, String> contents(long id) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    Manifests.entries(storage())
        .forEach(
            snapshot(id).manifest().entries(),
            entry -> contents.put(entry.key(), entry.attempt().runId()));
    SortedMap<String, String> files = new TreeMap<>();
    for (Map.Entry<String, DataFile> each :
        dataFiles(open().snapshots().find(id).orElseThrow()).entrySet()) {
      byte[] content = storage().read(each.getValue().path());
      files.put(each.getKey(), new String(content, StandardCharsets.UTF_8).split(" by ", -1)[1]);
    }
    assertThat(files, is(contents));
    return contents;
  }

  private Map<String, DataFile> dataFiles(Stored stored) throws IOException {
    Map<String, DataFile> files = new TreeMap<>();
    Manifests.dataFiles(storage())
        .forEach(
            stored.snapshot().manifest().dataFiles(),
            change -> files.put(change.file().shard(), change.file()));
    return files;
  }

  /** Overwrites a file, as no program of ours would. */
  void damage(String path) {
    replace(path, "x".getBytes(StandardCharsets.UTF_8));
  }

  void replace(String path, byte[] content) {
    storage().delete(path);
    storage().createIfAbsent(path, content);
  }

  /** Fails unless the warehouse is intact. */
  void check() throws IOException {
    assertThat(new WarehouseChecker(warehouse).checkStructure().problems(), is(empty()));
  }

  @Override
  public void close() {
    InMemoryStorage.forget(name);
  }
}

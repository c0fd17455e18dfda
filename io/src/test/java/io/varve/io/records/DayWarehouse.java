package io.varve.io.records;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.varve.io.audit.WarehouseChecker;
import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Attempt;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Dataset;
import io.varve.io.model.DatasetState;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.FileRef;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.model.SourceMetadata;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.parquet.RowSchema;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunIds;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.run.ThisHost;
import io.varve.io.shard.DayPartition;
import io.varve.io.shard.ShardName;
import io.varve.io.shard.ShardRewriter;
import io.varve.io.shard.ShardWriter;
import io.varve.io.snapshot.PendingCommit;
import io.varve.io.snapshot.PendingCommit.Rows;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/**
 * A warehouse of records in shards by day, written by made-up runs: what the data files, entries
 * and records of such a warehouse look like, without anything that is fetched.
 */
public final class DayWarehouse {

  private static final List<Dataset> DATASETS =
      List.of(
          new Dataset("records", Sighting.Contract.class, List.of("version"), List.of()),
          new Dataset("notices", Sighting.Plain.class, List.of("version"), List.of()),
          new Dataset("record_items", Sighting.Item.class, List.of("numero_item"), List.of()),
          new Dataset(
              "record_documents",
              Sighting.Attachment.class,
              List.of("sequencial_documento"),
              List.of()));

  private final Warehouse warehouse;

  public DayWarehouse(String location) throws IOException {
    this.warehouse = Warehouse.openOrCreate(location);
  }

  public Warehouse open() {
    return warehouse;
  }

  /** Commits a run that found these on top of the current snapshot, with its records. */
  public Stored run(String runId, Sighting... found) throws IOException {
    Optional<Stored> planned = warehouse.snapshots().latest();
    started(runId, planned.map(stored -> stored.snapshot().id()));
    Stored stored = commit(planned, runId, found);
    finished(runId, RunStatus.COMMITTED, Optional.of(stored.snapshot().id()));
    return stored;
  }

  /** Commits what a run found that was planned on some snapshot, without any record of it. */
  public Stored commit(Optional<Stored> planned, String runId, Sighting... found)
      throws IOException {
    return warehouse.committer().commit(planned, pending(planned, runId, found));
  }

  /** Writes the record of the start of a run. */
  public void started(String runId, Optional<Long> parent) throws IOException {
    new RunStore(warehouse.storage())
        .start(
            new RunStarted(
                1,
                runId,
                Optional.empty(),
                "records",
                Instant.parse("2026-06-20T12:00:00Z"),
                parent,
                new TreeMap<>(),
                Optional.empty(),
                new TreeMap<>(),
                environment(),
                Optional.empty()));
  }

  /** Writes the record of the end of a run. */
  public void finished(String runId, RunStatus status, Optional<Long> snapshot) throws IOException {
    new RunStore(warehouse.storage())
        .finish(
            new RunFinished(
                1,
                runId,
                status,
                Instant.parse("2026-06-20T12:01:00Z"),
                snapshot,
                RunCounts.NONE,
                0,
                Optional.empty()));
  }

  /** Returns what runs and operations of tests say of where they ran. */
  public static Environment environment() {
    return new Environment(
        ThisHost.name(),
        ProcessHandle.current().pid(),
        ProcessHandle.current().info().startInstant(),
        "tester",
        "",
        Optional.empty(),
        Map.of());
  }

  private PendingCommit pending(Optional<Stored> planned, String runId, Sighting... found)
      throws IOException {
    Map<String, ManifestEntry> before = new HashMap<>();
    Map<String, List<DataFile>> files = new HashMap<>();
    if (planned.isPresent()) {
      before.putAll(entries(planned.get()));
      dataFiles(planned.get())
          .forEach(file -> files.computeIfAbsent(file.shard(), s -> new ArrayList<>()).add(file));
    }
    List<DataFileChange> changes = rewritten(runId, before, files, found);
    Map<String, DatasetTotals> totals = new TreeMap<>();
    for (DataFileChange change : changes) {
      for (DataFile old : files.getOrDefault(change.file().shard(), List.of())) {
        if (old.dataset().equals(change.file().dataset())) {
          totals.merge(old.dataset(), DatasetTotals.ZERO.minus(old), DatasetTotals::plus);
        }
      }
      if (!change.removed()) {
        totals.merge(
            change.file().dataset(), DatasetTotals.ZERO.plus(change.file()), DatasetTotals::plus);
      }
    }
    List<ManifestEntry> entries = new ArrayList<>();
    for (List<Sighting> shard : byShard(runId, found).values()) {
      entries.addAll(write(runId, shard, changes, totals, before));
    }
    long added = entries.stream().filter(entry -> !before.containsKey(entry.key())).count();
    Map<String, DatasetState> states = new TreeMap<>();
    for (Dataset dataset : DATASETS) {
      states.put(
          dataset.name(),
          new DatasetState(
              RowSchema.of(dataset).avro().toString(),
              dataset.keyColumns(),
              dataset.references(),
              totals.getOrDefault(dataset.name(), DatasetTotals.ZERO)));
    }
    return new PendingCommit(
        new Author(runId, RunIds.newAttemptId(), "run"),
        Optional.empty(),
        new Rows(
            List.of("pncp/", "other/"),
            file(Manifests.entries(warehouse.storage()), entries, runId, "entries"),
            added,
            file(Manifests.dataFiles(warehouse.storage()), changes, runId, "files"),
            states),
        RunCounts.NONE);
  }

  /** Old rows of what was found go. */
  private List<DataFileChange> rewritten(
      String runId,
      Map<String, ManifestEntry> before,
      Map<String, List<DataFile>> files,
      Sighting... found)
      throws IOException {
    Map<String, Map<String, Long>> dead = new TreeMap<>();
    Set<String> keys = new HashSet<>();
    for (Sighting sighting : found) {
      keys.add(sighting.key());
      ManifestEntry old = before.get(sighting.key());
      if (old != null && old.live().shard().isPresent()) {
        Map<String, Long> rows =
            dead.computeIfAbsent(old.live().shard().get(), s -> new TreeMap<>());
        old.live().rows().forEach((dataset, n) -> rows.merge(dataset, n, Long::sum));
      }
    }
    List<DataFileChange> changes = new ArrayList<>();
    for (Map.Entry<String, Map<String, Long>> shard : dead.entrySet()) {
      changes.addAll(
          new ShardRewriter(warehouse.storage())
              .without(
                  files.getOrDefault(shard.getKey(), List.of()),
                  shard.getValue(),
                  keys::contains,
                  new ShardName(shard.getKey(), runId, RunIds.newAttemptId())));
    }
    return changes;
  }

  private static Map<String, List<Sighting>> byShard(String runId, Sighting... found) {
    Map<String, List<Sighting>> byShard = new TreeMap<>();
    for (Sighting sighting : found) {
      String shard =
          sighting
              .day()
              .map(day -> ShardName.inPartition(DayPartition.of(day), runId, "records"))
              .orElse("");
      byShard.computeIfAbsent(shard, s -> new ArrayList<>()).add(sighting);
    }
    return byShard;
  }

  private List<ManifestEntry> write(
      String runId,
      List<Sighting> found,
      List<DataFileChange> changes,
      Map<String, DatasetTotals> totals,
      Map<String, ManifestEntry> before)
      throws IOException {
    List<ManifestEntry> entries = new ArrayList<>();
    Optional<String> shard =
        found
            .get(0)
            .day()
            .map(day -> ShardName.inPartition(DayPartition.of(day), runId, "records"));
    ShardName name = new ShardName(shard.orElse("none"), runId, RunIds.newAttemptId());
    try (ShardWriter writer = new ShardWriter(warehouse.storage(), name, DATASETS)) {
      for (Sighting sighting : found) {
        RowOrigin origin = new RowOrigin(sighting.key(), "sha256:00", runId);
        Map<String, Long> rows = writer.append(writer.prepare(origin, sighting.rows()));
        LiveRows live = shard.isEmpty() ? LiveRows.NONE : new LiveRows(shard, rows);
        entries.add(entry(runId, sighting, live, Optional.ofNullable(before.get(sighting.key()))));
      }
      for (DataFile file : writer.publish()) {
        changes.add(DataFileChange.of(file));
        totals.merge(file.dataset(), DatasetTotals.ZERO.plus(file), DatasetTotals::plus);
      }
    } catch (ShardWriter.BadRowsException e) {
      throw new IllegalArgumentException(e);
    }
    return entries;
  }

  private static ManifestEntry entry(
      String runId, Sighting sighting, LiveRows live, Optional<ManifestEntry> before) {
    Instant when = Instant.parse("2026-06-20T12:00:30Z");
    return new ManifestEntry(
        sighting.key(),
        new SourceMetadata("https://localhost/x", 1, when, "1:1", Optional.empty()),
        sighting.failure().isPresent() ? Optional.empty() : Optional.of("sha256:00"),
        sighting.failure().isPresent() ? Status.FAILED : Status.SUCCEEDED,
        sighting.failure().isPresent() ? Optional.empty() : Optional.of(Validation.PASS),
        new ExtractorRef("records@1", "f"),
        live,
        1,
        sighting.failure(),
        Optional.empty(),
        sighting.missingSince(),
        new Attempt(
            before.map(entry -> entry.attempt().firstSeenRun()).orElse(runId),
            runId,
            when,
            0,
            before.isPresent() ? Decision.MODIFIED : Decision.ADDED,
            ""));
  }

  private static <T extends Record> Optional<FileRef> file(
      LayeredTable<T> table, List<T> rows, String runId, String name) throws IOException {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    String path = "manifests/" + runId + "/" + name + "-" + RunIds.newAttemptId() + ".parquet";
    try (LayeredTable.Writer<T> writer = table.write(path)) {
      for (T row : rows) {
        writer.add(row);
      }
      return Optional.of(writer.publish());
    }
  }

  /** Returns the entries of a snapshot by key. */
  public Map<String, ManifestEntry> entries(Stored stored) throws IOException {
    Map<String, ManifestEntry> entries = new TreeMap<>();
    Manifests.entries(warehouse.storage())
        .forEach(stored.snapshot().manifest().entries(), entry -> entries.put(entry.key(), entry));
    return entries;
  }

  /** Returns the data files of a snapshot. */
  public List<DataFile> dataFiles(Stored stored) throws IOException {
    return warehouse.history().dataFiles(warehouse, stored.snapshot());
  }

  /** Returns all rows of a dataset in a snapshot as text, by key and in their order. */
  public Map<String, List<String>> rows(Stored stored, String dataset) throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (DataFile file : dataFiles(stored)) {
      if (file.dataset().equals(dataset)) {
        try (RowReader reader = RowReader.open(warehouse.storage(), file.path())) {
          for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.computeIfAbsent(row.get().get("source_key").toString(), k -> new ArrayList<>())
                .add(row.get().toString());
          }
        }
      }
    }
    return rows;
  }

  /** Returns the current snapshot. */
  public Stored current() throws IOException {
    return warehouse.snapshots().latest().orElseThrow();
  }

  /** Fails unless the warehouse is intact, rows included. */
  public void check() throws IOException {
    assertThat(new WarehouseChecker(warehouse).checkData().problems(), is(empty()));
  }
}

package io.varve.runners.export.prices;

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
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.model.SourceMetadata;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowSchema;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunIds;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.shard.ShardName;
import io.varve.io.shard.ShardWriter;
import io.varve.io.shard.ShardWriter.BadRowsException;
import io.varve.io.snapshot.PendingCommit;
import io.varve.io.snapshot.PendingCommit.Rows;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.runners.export.prices.MadeUpPrices.Made;
import io.varve.transforms.instruments.InstrumentDatasets;
import io.varve.transforms.matching.MatchDatasets;
import io.varve.transforms.prices.PriceDatasets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A warehouse as runs over made-up prices and instruments leave it, through the real commits, but
 * without extraction: each snapshot has all rows in new data files, as after a compaction.
 */
public final class PriceWarehouse {

  private static final Instant LONG_AGO = Instant.parse("2024-01-02T03:04:05Z");
  private static final int SHARD_FILES = 100;

  private static final List<Dataset> DATASETS = datasets();

  private final Warehouse warehouse;
  private final Map<String, DataFile> live = new TreeMap<>();
  private final Map<String, ManifestEntry> entries = new TreeMap<>();
  private final Map<String, DatasetTotals> changes = new TreeMap<>();
  private String fingerprint = "f1";
  private Optional<Stored> current = Optional.empty();

  private PriceWarehouse(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  public static PriceWarehouse at(Path folder) throws IOException {
    return new PriceWarehouse(Warehouse.openOrCreate(folder.toString()));
  }

  Warehouse warehouse() {
    return warehouse;
  }

  Snapshot snapshot() {
    return current.orElseThrow().snapshot();
  }

  /** From now on another extractor is at work. */
  void fingerprint(String another) {
    fingerprint = another;
  }

  /** Returns where the rows of a dataset are now. */
  List<DataFile> dataFiles(String dataset) {
    return live.values().stream().filter(file -> file.dataset().equals(dataset)).toList();
  }

  /** Commits the world as it is now. */
  public void commit(MadeUpPrices world) throws IOException {
    commit(world, world.priceFiles());
  }

  /** Commits the world with these rows of price files, written in this order. */
  void commit(MadeUpPrices world, List<Made> prices) throws IOException {
    String runId = RunIds.newRunId(Instant.now());
    Author author = new Author(runId, RunIds.newAttemptId(), "run");
    new RunStore(warehouse.storage()).start(started(runId));
    Map<String, ManifestEntry> before = new TreeMap<>(entries);
    Map<String, DataFile> replaced = new TreeMap<>(live);
    entries.clear();
    live.clear();
    changes.clear();
    for (int i = 0; i * SHARD_FILES < prices.size(); i++) {
      int end = Math.min(prices.size(), (i + 1) * SHARD_FILES);
      write("prices-" + i, author, prices.subList(i * SHARD_FILES, end));
    }
    write("lists", author, world.lists());
    write("matching", author, world.matching());
    replaced.values().forEach(file -> change(file.dataset(), DatasetTotals.ZERO.minus(file)));
    List<DataFileChange> files = new ArrayList<>();
    live.values().forEach(file -> files.add(DataFileChange.of(file)));
    replaced.forEach(
        (place, file) -> {
          if (!live.containsKey(place)) {
            files.add(DataFileChange.removalOf(file));
          }
        });
    List<ManifestEntry> changed = new ArrayList<>(entries.values());
    before.forEach(
        (key, entry) -> {
          if (!entries.containsKey(key)) {
            changed.add(entry.removal(attempt(runId, Decision.REMOVED)));
          }
        });
    commit(author, changed, entries.size() - before.size(), files);
  }

  private void commit(
      Author author, List<ManifestEntry> changed, int more, List<DataFileChange> files)
      throws IOException {
    Rows rows =
        new Rows(
            List.of("prices/", "instruments/", "matches/"),
            Optional.of(table(Manifests.entries(warehouse.storage()), "entries", author, changed)),
            more,
            Optional.of(
                table(Manifests.dataFiles(warehouse.storage()), "data-files", author, files)),
            states());
    int all = entries.size();
    RunCounts counts = new RunCounts(all, 0, all, 0, 0, 0, 0, 0, 0, 0, all, 0, 0, 0);
    current =
        Optional.of(
            warehouse
                .committer()
                .commit(current, new PendingCommit(author, Optional.empty(), rows, counts)));
    new RunStore(warehouse.storage())
        .finish(
            new RunFinished(
                Snapshot.FORMAT_VERSION,
                author.runId(),
                RunStatus.COMMITTED,
                Instant.now(),
                current.map(stored -> stored.snapshot().id()),
                counts,
                0,
                Optional.empty()));
  }

  private void write(String shard, Author author, List<Made> files) throws IOException {
    ShardName name = new ShardName(shard, author.runId(), author.attemptId());
    try (ShardWriter writer = new ShardWriter(warehouse.storage(), name, DATASETS)) {
      for (Made made : files) {
        RowOrigin origin = new RowOrigin(made.key(), made.contentHash(), author.runId());
        Map<String, Long> rows = writer.append(writer.prepare(origin, made.rows()));
        entries.put(made.key(), entry(made, shard, rows, author.runId()));
      }
      for (DataFile file : writer.publish()) {
        live.put(file.place(), file);
        change(file.dataset(), DatasetTotals.ZERO.plus(file));
      }
    } catch (BadRowsException e) {
      throw new IllegalStateException(e);
    }
  }

  private void change(String dataset, DatasetTotals by) {
    changes.merge(dataset, by, DatasetTotals::plus);
  }

  private ManifestEntry entry(Made made, String shard, Map<String, Long> rows, String runId) {
    return new ManifestEntry(
        made.key(),
        new SourceMetadata("file:///" + made.key(), made.size(), LONG_AGO, "1:1", Optional.empty()),
        Optional.of(made.contentHash()),
        Status.SUCCEEDED,
        Optional.of(Validation.PASS),
        new ExtractorRef("prices@1", fingerprint),
        new LiveRows(rows.isEmpty() ? Optional.empty() : Optional.of(shard), rows),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        attempt(runId, Decision.ADDED));
  }

  private static Attempt attempt(String runId, Decision decision) {
    return new Attempt(runId, runId, LONG_AGO, 0, decision, "made up");
  }

  private static <T extends Record> FileRef table(
      LayeredTable<T> table, String name, Author author, List<T> rows) throws IOException {
    String path = WarehouseLayout.manifest(author.runId(), name, author.attemptId());
    try (LayeredTable.Writer<T> writer = table.write(path)) {
      for (T row : rows) {
        writer.add(row);
      }
      return writer.publish();
    }
  }

  private Map<String, DatasetState> states() {
    Map<String, DatasetState> states = new TreeMap<>();
    for (Dataset dataset : DATASETS) {
      states.put(
          dataset.name(),
          new DatasetState(
              RowSchema.of(dataset).avro().toString(),
              dataset.keyColumns(),
              dataset.references(),
              changes.getOrDefault(dataset.name(), DatasetTotals.ZERO)));
    }
    return states;
  }

  private static List<Dataset> datasets() {
    List<Dataset> all = new ArrayList<>(PriceDatasets.all());
    all.addAll(InstrumentDatasets.all());
    all.addAll(MatchDatasets.all());
    return all;
  }

  private RunStarted started(String runId) {
    return new RunStarted(
        Snapshot.FORMAT_VERSION,
        runId,
        Optional.empty(),
        "tradeable",
        Instant.now(),
        current.map(stored -> stored.snapshot().id()),
        new TreeMap<>(Map.of("prices", "/nowhere")),
        Optional.empty(),
        new TreeMap<>(),
        new Environment("host", 1, Optional.empty(), "somebody", "/", Optional.empty(), Map.of()),
        Optional.empty());
  }
}

package io.varve.io.iceberg;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.varve.io.audit.WarehouseChecker;
import io.varve.io.lifecycle.Operation;
import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Attempt;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.DatasetState;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.FileRef;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.model.SourceMetadata;
import io.varve.io.model.Status;
import io.varve.io.parquet.RowFile;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.snapshot.PendingCommit;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.iceberg.BaseTable;

/**
 * A warehouse with one dataset, whose shards are documents of a few numbered lines, and its Iceberg
 * table.
 */
final class LinesWarehouse {

  static final String DATASET = "lines";

  /** The columns of the first extractor. */
  static final Schema PLAIN = schema("");

  private static final Instant NOW = Instant.parse("2024-01-02T03:04:05Z");

  private final Warehouse warehouse;
  private final Map<String, DataFile> live = new TreeMap<>();

  LinesWarehouse(String location) throws IOException {
    this.warehouse = Warehouse.openOrCreate(location);
  }

  /** Returns a schema with more columns behind the usual ones. */
  static Schema schema(String more) {
    return new Schema.Parser()
        .parse(
            """
            {"type": "record", "name": "lines", "fields": [
              {"name": "source_key", "type": "string"},
              {"name": "content_hash", "type": "string"},
              {"name": "run_id", "type": "string"},
              {"name": "n", "type": "long"}%s]}"""
                .formatted(more));
  }

  Warehouse warehouse() {
    return warehouse;
  }

  Storage storage() {
    return warehouse.storage();
  }

  /** Commits a document of {@code lines} lines with these columns; nulls in all that are added. */
  Snapshot put(String key, Schema schema, int lines) throws IOException {
    String runId = runId();
    String path = "data/lines/" + runId + "/" + key + ".parquet";
    try (RowFile file = RowFile.create(storage(), path, schema)) {
      for (long n = 0; n < lines; n++) {
        GenericRecord row = new GenericData.Record(schema);
        row.put("source_key", key);
        row.put("content_hash", "sha256:00");
        row.put("run_id", runId);
        row.put("n", n);
        file.write(row);
      }
      FileRef ref = file.publish();
      DataFile made = new DataFile(DATASET, key, path, lines, ref.sizeBytes(), ref.sha256(), runId);
      Optional<DataFile> old = Optional.ofNullable(live.put(key, made));
      DatasetTotals change = DatasetTotals.ZERO.plus(made);
      return commit(
          runId,
          schema,
          entry(key, runId, Status.SUCCEEDED, lines),
          old.isPresent() ? 0 : 1,
          DataFileChange.of(made),
          old.map(change::minus).orElse(change));
    }
  }

  /** Commits the removal of a document. */
  Snapshot remove(String key) throws IOException {
    DataFile gone = live.remove(key);
    String runId = runId();
    return commit(
        runId,
        PLAIN,
        entry(key, runId, Status.REMOVED, 0),
        -1,
        DataFileChange.removalOf(gone),
        DatasetTotals.ZERO.minus(gone));
  }

  private String runId() throws IOException {
    return "run" + (warehouse.snapshots().ids().size() + 1);
  }

  private Snapshot commit(
      String runId,
      Schema schema,
      ManifestEntry entry,
      long entries,
      DataFileChange file,
      DatasetTotals totals)
      throws IOException {
    PendingCommit pending =
        new PendingCommit(
            new Snapshot.Author(runId, "a", "run"),
            Optional.empty(),
            new PendingCommit.Rows(
                List.of(""),
                Optional.of(written(Manifests.entries(storage()), runId + "/entries", entry)),
                entries,
                Optional.of(written(Manifests.dataFiles(storage()), runId + "/files", file)),
                Map.of(
                    DATASET, new DatasetState(schema.toString(), List.of("n"), List.of(), totals))),
            RunCounts.NONE);
    return warehouse.committer().commit(warehouse.snapshots().latest(), pending).snapshot();
  }

  private static <T extends Record> FileRef written(LayeredTable<T> table, String name, T row)
      throws IOException {
    try (LayeredTable.Writer<T> writer = table.write("manifests/" + name + ".parquet")) {
      writer.add(row);
      return writer.publish();
    }
  }

  private static ManifestEntry entry(String key, String runId, Status status, long lines) {
    return new ManifestEntry(
        key,
        new SourceMetadata("file:///" + key, 1, NOW, "1:1", Optional.empty()),
        Optional.of("sha256:00"),
        status,
        Optional.empty(),
        new ExtractorRef("lines/1", "f"),
        status == Status.REMOVED
            ? LiveRows.NONE
            : new LiveRows(Optional.of(key), Map.of(DATASET, lines)),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Attempt(runId, runId, NOW, 0, Decision.ADDED, ""));
  }

  /** Publishes a snapshot into the warehouse's own folder. */
  PublishedTable publish(Snapshot snapshot) throws IOException {
    return publish(warehouse, snapshot);
  }

  /** Publishes a snapshot through another view of the same warehouse. */
  static PublishedTable publish(Warehouse through, Snapshot snapshot) throws IOException {
    return IcebergPublication.inside(through, "iceberg")
        .publish(operation(through, IcebergPublication.OPERATION), snapshot)
        .get(0);
  }

  static Operation operation(Warehouse warehouse, String name) {
    Environment environment =
        new Environment("host", 1, Optional.empty(), "tester", "", Optional.empty(), Map.of());
    return new Operation(warehouse, name, Optional.empty(), new TreeMap<>(), environment);
  }

  /** Opens the table as a reader finds it. */
  BaseTable table() {
    LocatedStorage home = LocatedStorage.of(storage());
    TableFolder folder = new TableFolder(home, "iceberg/lines");
    return new BaseTable(new TableVersions(folder, new StorageFileIO(folder, home)), "lines");
  }

  /** Reads {@code key:line} of all rows through Iceberg, sorted. */
  static List<String> rows(BaseTable table, long icebergSnapshot) throws IOException {
    return IcebergRows.read(table, icebergSnapshot).stream()
        .map(row -> row.getField("source_key") + ":" + row.getField("n"))
        .sorted()
        .toList();
  }

  /** Reads the newest rows through Iceberg. */
  List<String> rows() throws IOException {
    BaseTable table = table();
    return rows(table, table.currentSnapshot().snapshotId());
  }

  /** Fails unless the warehouse is intact. */
  void check() throws IOException {
    assertThat(new WarehouseChecker(warehouse).checkData().problems(), is(empty()));
  }
}

package io.varve.runners.sql;

import io.varve.io.model.DataFile;
import io.varve.io.model.DatasetState;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.parquet.RecordSchema;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * What can be asked of one snapshot: each of its datasets, its manifest entries, failures and data
 * files, the history of the warehouse, and views of views. A dataset hides a view of the same name.
 * Not safe for several threads.
 */
public final class SnapshotViews {

  private static final Columns DOCUMENTS_TEXT =
      Columns.of("source_key", "VARCHAR", "document_id", "VARCHAR", "text", "VARCHAR");

  private static final Columns FAILURES =
      Columns.of(
          "key", "VARCHAR",
          "failure_code", "VARCHAR",
          "failure_stage", "VARCHAR",
          "failure_message", "VARCHAR",
          "attempts", "INTEGER",
          "processed_at", "TIMESTAMPTZ",
          "stale_since", "TIMESTAMPTZ",
          "quarantine_path", "VARCHAR",
          "run_id", "VARCHAR");

  private final Warehouse warehouse;
  private final History history;
  private final Snapshot snapshot;
  private final Map<String, View> views = new LinkedHashMap<>();
  private Optional<List<DataFile>> dataFiles = Optional.empty();

  private SnapshotViews(Warehouse warehouse, History history, Snapshot snapshot) {
    this.warehouse = warehouse;
    this.history = history;
    this.snapshot = snapshot;
  }

  /** Returns the views of a kept snapshot, without reading anything yet. */
  public static SnapshotViews of(Warehouse warehouse, History history, Snapshot snapshot) {
    SnapshotViews all = new SnapshotViews(warehouse, history, snapshot);
    all.addRecords();
    if (all.snapshot.datasets().containsKey("sections")) {
      all.addDocumentsText();
    }
    snapshot.datasets().forEach(all::addDataset);
    return all;
  }

  /** Returns the snapshot that is asked. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** Returns the views by name; those that others are made of come before them. */
  Map<String, View> all() {
    Map<String, View> ordered = new LinkedHashMap<>();
    views.values().forEach(view -> put(view, ordered));
    return ordered;
  }

  /**
   * Returns statements that make all views over files where they are, for a DuckDB of the user's
   * own.
   */
  public String script(LocalCopies files) throws IOException {
    StringBuilder sql = new StringBuilder();
    sql.append("-- Snapshot ").append(snapshot.id()).append(" for DuckDB\n");
    for (View view : all().values()) {
      sql.append(view.statement(files::path));
    }
    return sql.toString();
  }

  private void put(View view, Map<String, View> ordered) {
    view.over().forEach(name -> put(views.get(name), ordered));
    ordered.putIfAbsent(view.name(), view);
  }

  private void add(String name, Columns columns, Set<String> over, View.Query query) {
    views.put(name, new View(name, columns, over, query));
  }

  private void addRecords() {
    Columns entries = Columns.of(RecordSchema.of(ManifestEntry.class).avro());
    add(
        "entries",
        entries,
        Set.of(),
        files ->
            LayeredQuery.of(snapshot.manifest().entries(), entries, warehouse.storage(), files));
    add(
        "failures",
        FAILURES,
        Set.of(),
        files ->
            "select "
                + String.join(", ", FAILURES.types().keySet())
                + " from ("
                + LayeredQuery.of(
                    snapshot.manifest().entries(), entries, warehouse.storage(), files)
                + ") where status = 'failed'");
    add("data_files", DataFileRows.COLUMNS, Set.of(), files -> DataFileRows.query(dataFiles()));
    add("snapshots", SnapshotRows.COLUMNS, Set.of(), files -> SnapshotRows.query(history));
    add("runs", RunRows.COLUMNS, Set.of(), files -> RunRows.query(warehouse.storage()));
  }

  /** The text of a document is its level-1 sections in order, joined without anything between. */
  private void addDocumentsText() {
    add(
        "documents_text",
        DOCUMENTS_TEXT,
        Set.of("sections"),
        files ->
            "select source_key, document_id, string_agg(text, '' order by ordinal) as text"
                + " from sections where level = 1 group by source_key, document_id");
  }

  private void addDataset(String name, DatasetState state) {
    Columns columns = Columns.of(new Schema.Parser().parse(state.schema()));
    add(
        name,
        columns,
        Set.of(),
        files -> {
          List<DataFile> mine = new ArrayList<>(dataFiles());
          mine.removeIf(file -> !file.dataset().equals(name));
          return mine.isEmpty() ? columns.empty() : DatasetQuery.of(mine, files);
        });
  }

  private List<DataFile> dataFiles() throws IOException {
    if (dataFiles.isEmpty()) {
      dataFiles = Optional.of(history.dataFiles(warehouse, snapshot));
    }
    return dataFiles.get();
  }
}

package io.varve.runners.sql;

import io.varve.io.model.DatasetState;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The kept snapshots, one row each; memory grows with their number. */
final class SnapshotRows {

  static final Columns COLUMNS =
      CountColumns.after(
          "id", "BIGINT",
          "parent", "BIGINT",
          "committed_at", "TIMESTAMPTZ",
          "operation", "VARCHAR",
          "reason", "VARCHAR",
          "tags", "VARCHAR[]",
          "run_id", "VARCHAR",
          "entries", "BIGINT",
          "rows", "BIGINT",
          "data_files", "BIGINT",
          "size_bytes", "BIGINT");

  private SnapshotRows() {}

  static String query(History history) throws IOException {
    RecordedRows rows = new RecordedRows(COLUMNS);
    for (long id : history.kept()) {
      Optional<Stored> stored = history.find(id);
      if (stored.isPresent()) {
        rows.add(row(stored.get().snapshot(), tags(history, id)));
      }
    }
    return rows.query();
  }

  private static List<String> row(Snapshot snapshot, List<String> tags) {
    List<String> row = new ArrayList<>();
    row.add(SqlText.literal(snapshot.id()));
    row.add(SqlText.number(snapshot.parent().map(Snapshot.Parent::id)));
    row.add(SqlText.literal(snapshot.committedAt()));
    row.add(SqlText.literal(snapshot.author().operation()));
    row.add(SqlText.text(snapshot.reason()));
    row.add(SqlText.list(tags));
    row.add(SqlText.literal(snapshot.author().runId()));
    row.add(SqlText.literal(snapshot.manifest().entryCount()));
    row.add(sum(snapshot, state -> state.totals().rows()));
    row.add(sum(snapshot, state -> state.totals().dataFiles()));
    row.add(sum(snapshot, state -> state.totals().sizeBytes()));
    row.addAll(CountColumns.literals(snapshot.counts()));
    return row;
  }

  private static List<String> tags(History history, long id) {
    return history.lifecycle().tags().entrySet().stream()
        .filter(tag -> tag.getValue() == id)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String sum(Snapshot snapshot, ToLongFunction<DatasetState> figure) {
    return SqlText.literal(snapshot.datasets().values().stream().mapToLong(figure).sum());
  }
}

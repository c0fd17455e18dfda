package io.varve.runners.sql;

import io.varve.io.model.DataFile;
import java.util.List;

/** The data files of a snapshot, one row each; memory grows with their number. */
final class DataFileRows {

  static final Columns COLUMNS =
      Columns.of(
          "dataset", "VARCHAR",
          "shard", "VARCHAR",
          "path", "VARCHAR",
          "rows", "BIGINT",
          "size_bytes", "BIGINT",
          "sha256", "VARCHAR",
          "run_id", "VARCHAR");

  private DataFileRows() {}

  static String query(List<DataFile> files) {
    RecordedRows rows = new RecordedRows(COLUMNS);
    for (DataFile file : files) {
      rows.add(
          List.of(
              SqlText.literal(file.dataset()),
              SqlText.literal(file.shard()),
              SqlText.literal(file.path()),
              SqlText.literal(file.rows()),
              SqlText.literal(file.sizeBytes()),
              SqlText.literal(file.sha256()),
              SqlText.literal(file.runId())));
    }
    return rows.query();
  }
}

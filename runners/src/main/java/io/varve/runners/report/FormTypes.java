package io.varve.runners.report;

import io.varve.io.model.DataFile;
import io.varve.io.model.DatasetState;
import io.varve.io.model.Snapshot;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * The form types of source files, as the {@code documents} dataset has them. Two columns of it are
 * read, and of large warehouses nothing: each data file costs a few milliseconds, in a bucket more.
 *
 * @param byKey form type by source key; empty where there is no such column
 * @param leftOut whether there were too many data files to read
 */
record FormTypes(Map<String, String> byKey, boolean leftOut) {

  private static final String DATASET = "documents";
  private static final String COLUMN = "form_type";

  private static final int MOST_FILES = 200;
  private static final long MOST_ROWS = 200_000;

  /** Returns the form type of a source file, {@code ""} when it is not known. */
  String of(String key) {
    return byKey.getOrDefault(key, "");
  }

  static FormTypes read(Warehouse warehouse, History history, Snapshot snapshot)
      throws IOException {
    DatasetState state = snapshot.datasets().get(DATASET);
    if (state == null || new Schema.Parser().parse(state.schema()).getField(COLUMN) == null) {
      return new FormTypes(Map.of(), false);
    }
    if (state.totals().dataFiles() > MOST_FILES || state.totals().rows() > MOST_ROWS) {
      return new FormTypes(Map.of(), true);
    }
    List<DataFile> files = new ArrayList<>();
    history.forEachDataFile(
        warehouse,
        snapshot,
        file -> {
          if (file.dataset().equals(DATASET)) {
            files.add(file);
          }
        });
    Map<String, String> byKey = new HashMap<>();
    for (DataFile file : files) {
      readFile(warehouse.storage(), file.path(), byKey);
    }
    return new FormTypes(byKey, false);
  }

  /** The first document of a submission is the filing itself. */
  private static void readFile(Storage storage, String path, Map<String, String> byKey)
      throws IOException {
    Schema written = RowReader.schemaOf(storage, path);
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : written.getFields()) {
      if (field.name().equals(RowOrigin.SOURCE_KEY) || field.name().equals(COLUMN)) {
        fields.add(new Schema.Field(field, field.schema()));
      }
    }
    if (fields.size() < 2) {
      return;
    }
    Schema wanted =
        Schema.createRecord(written.getName(), null, written.getNamespace(), false, fields);
    try (RowReader reader = RowReader.open(storage, path, wanted)) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        Object form = row.get().get(COLUMN);
        if (form != null) {
          byKey.putIfAbsent(row.get().get(RowOrigin.SOURCE_KEY).toString(), form.toString());
        }
      }
    }
  }
}

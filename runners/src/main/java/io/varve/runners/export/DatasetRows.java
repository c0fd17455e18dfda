package io.varve.runners.export;

import io.varve.io.manifest.VerifiedFile;
import io.varve.io.model.DataFile;
import io.varve.io.model.FileRef;
import io.varve.io.parquet.RowReader;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Reads some columns of all rows of one data file, after a look at its bytes. */
final class DatasetRows {

  private DatasetRows() {}

  static void forEach(
      Storage storage, DataFile file, List<String> columns, Consumer<GenericRecord> reader)
      throws IOException {
    VerifiedFile.verify(
        storage, new FileRef(file.path(), file.rows(), file.sizeBytes(), file.sha256()));
    Schema written = RowReader.schemaOf(storage, file.path());
    List<Schema.Field> fields =
        columns.stream().map(name -> column(written, name, file.path())).toList();
    Schema wanted =
        Schema.createRecord(
            written.getName(), written.getDoc(), written.getNamespace(), false, fields);
    try (RowReader rows = RowReader.open(storage, file.path(), wanted)) {
      for (Optional<GenericRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
        reader.accept(row.get());
      }
    }
  }

  private static Schema.Field column(Schema written, String name, String path) {
    Schema.Field field = written.getField(name);
    if (field == null) {
      throw new IllegalArgumentException(
          "Cannot export from " + path + ": it has no column " + name);
    }
    return new Schema.Field(field.name(), field.schema(), field.doc(), field.defaultVal());
  }

  /** Returns a text column, empty where it is null. */
  static String text(GenericRecord row, String column) {
    Object value = row.get(column);
    return value == null ? "" : value.toString();
  }

  static int number(GenericRecord row, String column) {
    return ((Number) row.get(column)).intValue();
  }
}

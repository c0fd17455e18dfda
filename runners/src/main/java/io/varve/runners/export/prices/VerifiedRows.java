package io.varve.runners.export.prices;

import io.varve.io.manifest.VerifiedFile;
import io.varve.io.model.DataFile;
import io.varve.io.model.FileRef;
import io.varve.io.parquet.Projection;
import io.varve.io.parquet.RecordSchema;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * The rows of a data file as records, after a look at its bytes. Columns that the record class does
 * not have are not read. Not safe for several threads.
 *
 * @param <T> the record class
 */
final class VerifiedRows<T extends Record> implements Closeable {

  private final RecordSchema<T> schema;
  private final RowReader reader;

  /**
   * A row and where it comes from.
   *
   * @param <T> the record class
   * @param sourceKey source file that the row was made of
   * @param value the row
   */
  record Row<T>(String sourceKey, T value) {}

  private VerifiedRows(RecordSchema<T> schema, RowReader reader) {
    this.schema = schema;
    this.reader = reader;
  }

  /**
   * Opens all rows of a file.
   *
   * @throws io.varve.io.storage.DamagedException when it is gone or is not what was recorded
   */
  static <T extends Record> VerifiedRows<T> open(Storage storage, DataFile file, Class<T> type)
      throws IOException {
    RecordSchema<T> schema = RecordSchema.of(type);
    Schema wanted = verified(storage, file, schema);
    return new VerifiedRows<>(schema, RowReader.open(storage, file.path(), wanted));
  }

  /**
   * Opens the rows of some source files.
   *
   * @throws io.varve.io.storage.DamagedException when the file is gone or is not what was recorded
   */
  static <T extends Record> VerifiedRows<T> open(
      Storage storage, DataFile file, Class<T> type, Set<String> sourceKeys) throws IOException {
    RecordSchema<T> schema = RecordSchema.of(type);
    Schema wanted = verified(storage, file, schema);
    Map<String, Set<String>> only = Map.of(RowOrigin.SOURCE_KEY, sourceKeys);
    return new VerifiedRows<>(schema, RowReader.open(storage, file.path(), wanted, only));
  }

  private static Schema verified(Storage storage, DataFile file, RecordSchema<?> schema)
      throws IOException {
    VerifiedFile.verify(
        storage, new FileRef(file.path(), file.rows(), file.sizeBytes(), file.sha256()));
    List<String> columns = new ArrayList<>(List.of(RowOrigin.SOURCE_KEY));
    schema.avro().getFields().forEach(field -> columns.add(field.name()));
    return Projection.of(RowReader.schemaOf(storage, file.path()), columns);
  }

  /** Returns the next row, or nothing at the end. */
  Optional<Row<T>> next() throws IOException {
    Optional<GenericRecord> row = reader.next();
    return row.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Row<>(row.get().get(RowOrigin.SOURCE_KEY).toString(), schema.value(row.get())));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

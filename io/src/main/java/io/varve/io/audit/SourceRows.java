package io.varve.io.audit;

import io.varve.io.manifest.VerifiedFile;
import io.varve.io.model.DataFile;
import io.varve.io.model.FileRef;
import io.varve.io.parquet.Projection;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Reads some columns of the rows that were made of one source file. Safe for several threads. */
public final class SourceRows {

  private final Storage storage;

  public SourceRows(Storage storage) {
    this.storage = storage;
  }

  /**
   * Returns the rows of a source file in a data file, in its order, with those of the columns that
   * it has; memory grows with them.
   *
   * @throws io.varve.io.storage.DamagedException when the data file is not what was recorded
   */
  public List<GenericRecord> of(String sourceKey, DataFile file, Set<String> columns)
      throws IOException {
    return where(RowOrigin.SOURCE_KEY, sourceKey, file, columns, true);
  }

  /**
   * Returns the rows with a text in a column, such as an id; none when it is no column of texts. A
   * data file without such a row is not hashed, and of its columns only that one is decoded.
   *
   * @throws io.varve.io.storage.DamagedException when a data file with such a row is not what was
   *     recorded
   */
  public List<GenericRecord> having(String column, String text, DataFile file, Set<String> columns)
      throws IOException {
    Schema.Field field = RowReader.schemaOf(storage, file.path()).getField(column);
    if (field == null || field.schema().getType() != Schema.Type.STRING) {
      return List.of();
    }
    return where(column, text, file, Set.of(column), false).isEmpty()
        ? List.of()
        : where(column, text, file, columns, true);
  }

  private List<GenericRecord> where(
      String column, String text, DataFile file, Set<String> columns, boolean verify)
      throws IOException {
    if (verify) {
      VerifiedFile.verify(
          storage, new FileRef(file.path(), file.rows(), file.sizeBytes(), file.sha256()));
    }
    List<GenericRecord> rows = new ArrayList<>();
    try (RowReader reader =
        RowReader.open(
            storage,
            file.path(),
            Projection.of(RowReader.schemaOf(storage, file.path()), columns),
            Map.of(column, Set.of(text)))) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }
}

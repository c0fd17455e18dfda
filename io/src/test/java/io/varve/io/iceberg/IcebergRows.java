package io.varve.io.iceberg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.parquet.Parquet;

/**
 * Reads a table as engines do: plans the files of a snapshot, and finds columns by the table's name
 * mapping. (The library's own {@code IcebergGenerics} does not look at the mapping.)
 */
public final class IcebergRows {

  private IcebergRows() {}

  /** Returns all rows of an Iceberg snapshot. */
  public static List<Record> read(Table table, long icebergSnapshot) throws IOException {
    Schema schema = table.schema();
    List<Record> rows = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(icebergSnapshot).planFiles()) {
      for (FileScanTask task : tasks) {
        try (CloseableIterable<Record> file =
            Parquet.read(table.io().newInputFile(task.file().location()))
                .project(schema)
                .withNameMapping(
                    NameMappingParser.fromJson(
                        table.properties().get(TableProperties.DEFAULT_NAME_MAPPING)))
                .createReaderFunc(columns -> GenericParquetReaders.buildReader(schema, columns))
                .build()) {
          file.forEach(rows::add);
        }
      }
    }
    return rows;
  }
}

package io.varve.transforms.records.pncp;

import io.varve.io.parquet.RecordSchema;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Rows as they are stored, one column a line. */
final class RowLines {

  private RowLines() {}

  static String of(Record row) {
    return lines(row.getClass(), row);
  }

  private static <T extends Record> String lines(Class<T> type, Record row) {
    GenericRecord stored = RecordSchema.of(type).row(type.cast(row));
    StringBuilder lines = new StringBuilder("\n# " + type.getSimpleName() + "\n");
    for (Schema.Field column : stored.getSchema().getFields()) {
      lines.append(column.name()).append(" = ").append(stored.get(column.name())).append('\n');
    }
    return lines.toString();
  }
}

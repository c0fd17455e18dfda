package io.varve.transforms.extract;

import io.varve.io.model.Dataset;
import io.varve.io.parquet.RecordSchema;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/** The rows of an extraction in forms that tests compare. */
public final class RowText {

  private RowText() {}

  /** Returns all rows, one component a line, after the verdict of validation. */
  public static String of(Extraction extraction) throws ReflectiveOperationException {
    StringBuilder out = new StringBuilder();
    out.append(extraction.validation()).append('\n');
    for (Map.Entry<String, List<Record>> dataset : extraction.rows().entrySet()) {
      for (Record row : dataset.getValue()) {
        out.append("\n# ").append(dataset.getKey()).append('\n');
        for (RecordComponent component : row.getClass().getRecordComponents()) {
          component.getAccessor().setAccessible(true);
          String text = component.getAccessor().invoke(row).toString();
          text = text.replace("\n", "\\n").replace("\t", "\\t");
          out.append(component.getName()).append(" = ").append(text).append('\n');
        }
      }
    }
    return out.toString();
  }

  static Map<String, List<GenericRecord>> columns(List<Dataset> datasets, Extraction extraction) {
    Map<String, List<GenericRecord>> columns = new HashMap<>();
    for (Dataset dataset : datasets) {
      columns.put(dataset.name(), columns(dataset.rowType(), extraction.rows(dataset.name())));
    }
    return columns;
  }

  private static <T extends Record> List<GenericRecord> columns(Class<T> type, List<Record> rows) {
    RecordSchema<T> schema = RecordSchema.of(type);
    return rows.stream().map(row -> schema.row(type.cast(row))).toList();
  }
}

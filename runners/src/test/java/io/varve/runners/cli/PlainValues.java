package io.varve.runners.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types.NestedField;

/** Values of rows in a form that does not depend on the library that read them. */
final class PlainValues {

  private PlainValues() {}

  static Object of(Object value) {
    if (value instanceof Record row) {
      TreeMap<String, Object> values = new TreeMap<>();
      for (NestedField field : row.struct().fields()) {
        values.put(field.name(), of(row.getField(field.name())));
      }
      return values;
    }
    if (value instanceof IndexedRecord row) {
      TreeMap<String, Object> values = new TreeMap<>();
      for (Schema.Field field : row.getSchema().getFields()) {
        values.put(field.name(), of(row.get(field.pos())));
      }
      return values;
    }
    if (value instanceof Collection<?> list) {
      return List.of(list.stream().map(each -> String.valueOf(of(each))).toArray());
    }
    if (value instanceof Map<?, ?> map) {
      TreeMap<String, Object> values = new TreeMap<>();
      map.forEach((key, each) -> values.put(key.toString(), of(each)));
      return values;
    }
    if (value instanceof LocalDate date) {
      return date.toEpochDay();
    }
    if (value instanceof OffsetDateTime time) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
    }
    return value instanceof Number || value == null ? value : value.toString();
  }
}

package io.varve.runners.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Stored rows as JSON: columns by name, dates and times in ISO-8601, nothing left out. */
final class RowJson {

  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private RowJson() {}

  static ObjectNode of(IndexedRecord row) {
    ObjectNode json = MAKE.objectNode();
    for (Schema.Field field : row.getSchema().getFields()) {
      json.set(field.name(), value(row.get(field.pos()), present(field.schema())));
    }
    return json;
  }

  private static JsonNode value(Object value, Schema schema) {
    if (value == null) {
      return MAKE.nullNode();
    } else if (value instanceof IndexedRecord struct) {
      return of(struct);
    } else if (value instanceof Collection<?> list) {
      ArrayNode array = MAKE.arrayNode();
      list.forEach(each -> array.add(value(each, present(schema.getElementType()))));
      return array;
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = MAKE.objectNode();
      map.forEach(
          (name, each) -> object.set(name.toString(), value(each, present(schema.getValueType()))));
      return object;
    }
    return plain(value, schema.getLogicalType());
  }

  private static JsonNode plain(Object value, LogicalType type) {
    String name = type == null ? "" : type.getName();
    if (name.equals("date") && value instanceof Integer days) {
      return MAKE.textNode(LocalDate.ofEpochDay(days).toString());
    } else if (name.equals("timestamp-micros") && value instanceof Long micros) {
      return MAKE.textNode(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
    } else if (value instanceof Boolean flag) {
      return MAKE.booleanNode(flag);
    } else if (value instanceof Integer number) {
      return MAKE.numberNode(number);
    } else if (value instanceof Long number) {
      return MAKE.numberNode(number);
    } else if (value instanceof Double number) {
      return MAKE.numberNode(number);
    }
    return MAKE.textNode(value.toString());
  }

  /** Returns what a column that may be null holds when it is not. */
  private static Schema present(Schema schema) {
    return schema.getType() != Schema.Type.UNION
        ? schema
        : schema.getTypes().stream()
            .filter(each -> each.getType() != Schema.Type.NULL)
            .findFirst()
            .orElse(schema);
  }
}

package io.varve.runners.sql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * The columns of a view.
 *
 * @param types DuckDB's type of each column, by name, in order
 */
record Columns(Map<String, String> types) {

  Columns {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    if (types.isEmpty()) {
      throw new IllegalArgumentException("Invalid view: it has no columns");
    }
  }

  /** Returns the columns of rows with a schema. */
  static Columns of(Schema schema) {
    Map<String, String> types = new LinkedHashMap<>();
    schema.getFields().forEach(field -> types.put(field.name(), type(field.schema())));
    return new Columns(types);
  }

  /** Returns the columns of names and types that take turns. */
  static Columns of(String... namesAndTypes) {
    Map<String, String> types = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      types.put(namesAndTypes[i], namesAndTypes[i + 1]);
    }
    return new Columns(types);
  }

  /** Returns a query that has these columns and no rows. */
  String empty() {
    return types.entrySet().stream()
        .map(column -> "null::" + column.getValue() + " as " + SqlText.name(column.getKey()))
        .collect(Collectors.joining(", ", "select ", " where false"));
  }

  private static String type(Schema schema) {
    String logical = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    return switch (schema.getType()) {
      case INT -> logical.equals("date") ? "DATE" : "INTEGER";
      case LONG -> logical.startsWith("timestamp") ? "TIMESTAMPTZ" : "BIGINT";
      case FLOAT -> "FLOAT";
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case BYTES, FIXED -> "BLOB";
      case ARRAY -> type(schema.getElementType()) + "[]";
      case MAP -> "MAP(VARCHAR, " + type(schema.getValueType()) + ")";
      case RECORD ->
          schema.getFields().stream()
              .map(field -> SqlText.name(field.name()) + " " + type(field.schema()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
      case UNION ->
          schema.getTypes().stream()
              .filter(each -> each.getType() != Schema.Type.NULL)
              .findFirst()
              .map(Columns::type)
              .orElse("VARCHAR");
      case STRING, ENUM, NULL -> "VARCHAR";
    };
  }
}

package io.varve.io.iceberg;

import io.varve.io.parquet.ParquetFooter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.schema.MessageType;

/**
 * Columns as Iceberg names them. All of them are optional: another extractor may leave a column
 * out, and then the files of both stand in one table.
 */
final class TableSchema {

  /** How much is recorded of a column unless said otherwise: how many values, how many nulls. */
  private static final String METRICS = "write.metadata.metrics.";

  private TableSchema() {}

  /** Returns the columns of data files with rows of this Avro schema. */
  static Schema of(String avro) {
    return of(ParquetFooter.columns(new org.apache.avro.Schema.Parser().parse(avro)));
  }

  /** Returns the columns of a data file; their ids mean nothing yet. */
  static Schema of(MessageType columns) {
    return new Schema(optional(ParquetSchemaUtil.convert(columns).columns()));
  }

  /**
   * Returns table properties that say what is recorded of each column: the least and the greatest
   * value only of numbers, dates and times. No text gets from rows into the metadata, so that
   * purged rows leave nothing behind in it.
   */
  static Map<String, String> metrics(Schema schema) {
    Map<String, String> properties = new HashMap<>();
    properties.put(METRICS + "default", "counts");
    for (NestedField column : schema.columns()) {
      if (isMeasure(column.type())) {
        properties.put(METRICS + "column." + column.name(), "full");
      }
    }
    return properties;
  }

  private static boolean isMeasure(Type type) {
    return switch (type.typeId()) {
      case INTEGER, LONG, FLOAT, DOUBLE, DATE, TIMESTAMP -> true;
      default -> false;
    };
  }

  private static List<NestedField> optional(List<NestedField> fields) {
    return fields.stream()
        .map(field -> NestedField.optional(field.fieldId(), field.name(), optional(field.type())))
        .toList();
  }

  private static Type optional(Type type) {
    return switch (type.typeId()) {
      case STRUCT -> Types.StructType.of(optional(type.asStructType().fields()));
      case LIST -> {
        Types.ListType list = type.asListType();
        yield Types.ListType.ofOptional(list.elementId(), optional(list.elementType()));
      }
      case MAP -> {
        Types.MapType map = type.asMapType();
        yield Types.MapType.ofOptional(
            map.keyId(), map.valueId(), map.keyType(), optional(map.valueType()));
      }
      default -> type;
    };
  }
}

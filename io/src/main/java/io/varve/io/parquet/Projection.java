package io.varve.io.parquet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Fewer columns of a file, so that the others are not decoded. */
public final class Projection {

  private Projection() {}

  /**
   * Returns a schema like this whose texts are read as strings, not as bytes: those of a dictionary
   * are made once. Texts inside lists and maps stay as they are.
   */
  static Schema withStrings(Schema columns) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : columns.getFields()) {
      fields.add(
          field.defaultVal() == null
              ? new Schema.Field(field.name(), strings(field.schema()))
              : new Schema.Field(field.name(), strings(field.schema()), null, field.defaultVal()));
    }
    return Schema.createRecord(columns.getName(), null, columns.getNamespace(), false, fields);
  }

  private static Schema strings(Schema column) {
    if (column.getType() == Schema.Type.UNION) {
      return Schema.createUnion(column.getTypes().stream().map(Projection::strings).toList());
    }
    if (column.getType() != Schema.Type.STRING) {
      return column;
    }
    Schema text = Schema.create(Schema.Type.STRING);
    GenericData.setStringType(text, GenericData.StringType.String);
    return text;
  }

  /** Returns the schema of those columns of {@code written} that are named; others are ignored. */
  public static Schema of(Schema written, Collection<String> names) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : written.getFields()) {
      if (names.contains(field.name())) {
        fields.add(new Schema.Field(field, field.schema()));
      }
    }
    return Schema.createRecord(written.getName(), null, written.getNamespace(), false, fields);
  }
}

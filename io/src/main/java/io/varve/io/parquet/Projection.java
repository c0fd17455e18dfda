package io.varve.io.parquet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;

/** Fewer columns of a file, so that the others are not decoded. */
public final class Projection {

  private Projection() {}

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

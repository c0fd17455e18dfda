package io.varve.io.audit.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A column of a dataset that differs between the newest schemas of two snapshots.
 *
 * @param column name
 * @param before its Avro type, as JSON; absent when it was not there
 * @param after its Avro type, as JSON; absent when it is not there
 */
public record ColumnChange(String column, Optional<String> before, Optional<String> after) {

  /** Returns the differences of two Avro schemas, as JSON, in the order of their columns. */
  static List<ColumnChange> between(String before, String after) {
    Schema then = new Schema.Parser().parse(before);
    Schema now = new Schema.Parser().parse(after);
    List<ColumnChange> changes = new ArrayList<>();
    for (Schema.Field field : now.getFields()) {
      Optional<String> old = type(then, field.name());
      Optional<String> type = type(now, field.name());
      if (!old.equals(type)) {
        changes.add(new ColumnChange(field.name(), old, type));
      }
    }
    for (Schema.Field field : then.getFields()) {
      if (now.getField(field.name()) == null) {
        changes.add(new ColumnChange(field.name(), type(then, field.name()), Optional.empty()));
      }
    }
    return changes;
  }

  private static Optional<String> type(Schema schema, String column) {
    return Optional.ofNullable(schema.getField(column)).map(field -> field.schema().toString());
  }
}

package io.varve.io.parquet;

import io.varve.io.parquet.ShreddedField.Booleans;
import io.varve.io.parquet.ShreddedField.Counts;
import io.varve.io.parquet.ShreddedField.Doubles;
import io.varve.io.parquet.ShreddedField.Ints;
import io.varve.io.parquet.ShreddedField.Leaf;
import io.varve.io.parquet.ShreddedField.Longs;
import io.varve.io.parquet.ShreddedField.Nullable;
import io.varve.io.parquet.ShreddedField.Repeated;
import io.varve.io.parquet.ShreddedField.Struct;
import io.varve.io.parquet.ShreddedField.Texts;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.schema.MessageType;

/**
 * Takes rows apart into the values of columns, with the repetition and definition levels of the
 * Dremel model. Writes what Parquet's own way from Avro writes, but looks at the schema once and
 * not at every value. Takes the types that {@link Types} gives to columns. Not safe for several
 * threads.
 */
final class RowShredder {

  private final Struct row;
  private final ColumnWriteStore store;

  /**
   * Prepares for rows of one schema.
   *
   * @param columns the columns of that schema
   * @param store where the values go
   * @param texts makes bytes of texts
   * @throws IllegalArgumentException when a column is of another type
   */
  RowShredder(Schema rows, MessageType columns, ColumnWriteStore store, TextBytes texts) {
    this.store = store;
    // Leaves of the schema come in the order of the columns.
    Iterator<ColumnDescriptor> leaves = columns.getColumns().iterator();
    row = struct(rows, 0, () -> new LeafTarget(store, leaves.next(), texts));
  }

  /** Where the values of one leaf go. */
  private record LeafTarget(ColumnWriteStore store, ColumnDescriptor column, TextBytes texts) {

    Leaf leaf(Schema.Type type) {
      ColumnWriter writer = store.getColumnWriter(column);
      String name = String.join(".", column.getPath());
      return switch (type) {
        case STRING -> new Texts(name, writer, texts);
        case INT -> new Ints(name, writer);
        case LONG -> new Longs(name, writer);
        case DOUBLE -> new Doubles(name, writer);
        case BOOLEAN -> new Booleans(name, writer);
        default -> throw new IllegalArgumentException("Cannot write column " + name + ": " + type);
      };
    }
  }

  /** Writes a row. */
  void write(GenericRecord value) {
    row.write(value, 0, 0);
    store.endRecord();
  }

  private static Struct struct(Schema schema, int depth, Supplier<LeafTarget> leaves) {
    return new Struct(
        schema.getFields().stream().map(field -> field(field.schema(), depth, leaves)).toList());
  }

  /**
   * Returns the writer of a field.
   *
   * @param depth in how many lists and maps it is
   */
  private static ShreddedField field(Schema schema, int depth, Supplier<LeafTarget> leaves) {
    return switch (schema.getType()) {
      case UNION -> new Nullable(field(either(schema), depth, leaves));
      case RECORD -> struct(schema, depth, leaves);
      case ARRAY -> new Repeated(field(schema.getElementType(), depth + 1, leaves), depth + 1);
      case MAP ->
          new Counts(
              leaves.get().leaf(Schema.Type.STRING),
              field(schema.getValueType(), depth + 1, leaves),
              depth + 1);
      default -> leaves.get().leaf(schema.getType());
    };
  }

  /** Returns the type of a column that may be null. */
  private static Schema either(Schema union) {
    List<Schema> types =
        union.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    if (types.size() != 1 || union.getTypes().size() != 2) {
      throw new IllegalArgumentException("Cannot write a column that is one of " + union);
    }
    return types.get(0);
  }
}

package io.varve.io.parquet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.parquet.column.ColumnWriter;

/** A field of a row, and where its values go. Not safe for several threads. */
sealed interface ShreddedField {

  /**
   * Writes a value.
   *
   * @param repetition depth of the list that goes on with it, 0 for the first of a row
   * @param definition how many of those that may be absent or empty around it are not
   * @throws IllegalArgumentException when it is null and must not be
   */
  void write(Object value, int repetition, int definition);

  /** Writes that something around it is absent or empty. */
  void absent(int repetition, int definition);

  /** A field that may be null. */
  record Nullable(ShreddedField field) implements ShreddedField {

    @Override
    public void write(Object value, int repetition, int definition) {
      if (value == null) {
        field.absent(repetition, definition);
      } else {
        field.write(value, repetition, definition + 1);
      }
    }

    @Override
    public void absent(int repetition, int definition) {
      field.absent(repetition, definition);
    }
  }

  /** A record, its fields by position. */
  final class Struct implements ShreddedField {
    private final ShreddedField[] fields;

    Struct(List<ShreddedField> fields) {
      this.fields = fields.toArray(new ShreddedField[0]);
    }

    @Override
    public void write(Object value, int repetition, int definition) {
      IndexedRecord record = (IndexedRecord) value;
      for (int i = 0; i < fields.length; i++) {
        fields[i].write(record.get(i), repetition, definition);
      }
    }

    @Override
    public void absent(int repetition, int definition) {
      for (ShreddedField field : fields) {
        field.absent(repetition, definition);
      }
    }
  }

  /** A list, itself present; its depth is 1 outside any other. */
  record Repeated(ShreddedField element, int depth) implements ShreddedField {

    @Override
    public void write(Object value, int repetition, int definition) {
      Collection<?> elements = (Collection<?>) value;
      if (elements.isEmpty()) {
        element.absent(repetition, definition);
      }
      int level = repetition;
      for (Object each : elements) {
        element.write(each, level, definition + 1);
        level = depth;
      }
    }

    @Override
    public void absent(int repetition, int definition) {
      element.absent(repetition, definition);
    }
  }

  /** A map from names, itself present. */
  record Counts(ShreddedField key, ShreddedField value, int depth) implements ShreddedField {

    @Override
    public void write(Object map, int repetition, int definition) {
      Map<?, ?> entries = (Map<?, ?>) map;
      if (entries.isEmpty()) {
        absent(repetition, definition);
      }
      int level = repetition;
      for (Map.Entry<?, ?> each : entries.entrySet()) {
        key.write(each.getKey(), level, definition + 1);
        value.write(each.getValue(), level, definition + 1);
        level = depth;
      }
    }

    @Override
    public void absent(int repetition, int definition) {
      key.absent(repetition, definition);
      value.absent(repetition, definition);
    }
  }

  /** A field that is one column. */
  sealed interface Leaf extends ShreddedField {
    String name();

    ColumnWriter column();

    @Override
    default void absent(int repetition, int definition) {
      column().writeNull(repetition, definition);
    }

    /** Returns the value, which must be there. */
    default Object present(Object value) {
      if (value == null) {
        throw new IllegalArgumentException("Invalid row: column " + name() + " is null");
      }
      return value;
    }
  }

  /** A column of texts. */
  record Texts(String name, ColumnWriter column, TextBytes bytes) implements Leaf {
    @Override
    public void write(Object value, int repetition, int definition) {
      column.write(bytes.of((CharSequence) present(value)), repetition, definition);
    }
  }

  /** A column of whole numbers of 32 bits. */
  record Ints(String name, ColumnWriter column) implements Leaf {
    @Override
    public void write(Object value, int repetition, int definition) {
      column.write((int) present(value), repetition, definition);
    }
  }

  /** A column of whole numbers of 64 bits. */
  record Longs(String name, ColumnWriter column) implements Leaf {
    @Override
    public void write(Object value, int repetition, int definition) {
      column.write((long) present(value), repetition, definition);
    }
  }

  /** A column of floating-point numbers. */
  record Doubles(String name, ColumnWriter column) implements Leaf {
    @Override
    public void write(Object value, int repetition, int definition) {
      column.write((double) present(value), repetition, definition);
    }
  }

  /** A column of truth values. */
  record Booleans(String name, ColumnWriter column) implements Leaf {
    @Override
    public void write(Object value, int repetition, int definition) {
      column.write((boolean) present(value), repetition, definition);
    }
  }
}

package io.varve.io.parquet;

import io.varve.io.parquet.Types.ColumnType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Where the columns of a record class are in rows of one schema: found by name once, and by
 * position from then on. Safe for several threads.
 *
 * @param schema the rows' schema
 * @param record the record class
 */
record RowBinding(Schema schema, OfRecord record) {

  /** Position of a column that the rows do not have. */
  static final int NO_COLUMN = -1;

  void write(Record value, GenericRecord row) {
    record.write(value, row);
  }

  Record read(GenericRecord row) {
    return record.read(row);
  }

  /** A component of a record. */
  sealed interface Bound {
    void write(Object value, GenericRecord row);

    Object read(GenericRecord row);

    /** Returns whether the row has anything here. */
    boolean isPresent(GenericRecord row);
  }

  /** A component that is a column. */
  record OfColumn(Accessor component, String name, ColumnType type, boolean optional, int position)
      implements Bound {

    @Override
    public void write(Object value, GenericRecord row) {
      Object present = optional ? ((Optional<?>) value).orElse(null) : value;
      try {
        row.put(position, present == null ? null : type.toAvro(present));
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            "Invalid row: " + component + " is " + present + ", which no column can hold", e);
      }
    }

    @Override
    public Object read(GenericRecord row) {
      Object stored = position == NO_COLUMN ? null : row.get(position);
      if (stored == null && !optional) {
        throw new IllegalArgumentException("Cannot read a row: column " + name + " is missing");
      }
      Object value = stored == null ? null : type.fromAvro(stored);
      return optional ? Optional.ofNullable(value) : value;
    }

    @Override
    public boolean isPresent(GenericRecord row) {
      return position != NO_COLUMN && row.get(position) != null;
    }
  }

  /** A component that is a record laid flat, or a whole row. */
  record OfRecord(
      Constructor<? extends Record> constructor, List<Accessor> accessors, List<Bound> parts)
      implements Bound {

    @Override
    public void write(Object value, GenericRecord row) {
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).write(accessors.get(i).valueIn((Record) value), row);
      }
    }

    @Override
    public Record read(GenericRecord row) {
      Object[] values = new Object[parts.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = parts.get(i).read(row);
      }
      try {
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        throw new IllegalArgumentException(
            "Cannot read a row as "
                + constructor.getDeclaringClass().getSimpleName()
                + ": "
                + e.getCause().getMessage(),
            e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Cannot read a row as " + constructor, e);
      }
    }

    @Override
    public boolean isPresent(GenericRecord row) {
      return parts.get(0).isPresent(row);
    }
  }

  /** A component that is an optional record laid flat: absent when its first column is. */
  record OfOptional(OfRecord record) implements Bound {

    @Override
    public void write(Object value, GenericRecord row) {
      if (value instanceof Optional<?> present && present.isPresent()) {
        record.write(present.get(), row);
      }
    }

    @Override
    public Object read(GenericRecord row) {
      return record.isPresent(row) ? Optional.of(record.read(row)) : Optional.empty();
    }

    @Override
    public boolean isPresent(GenericRecord row) {
      return record.isPresent(row);
    }
  }
}

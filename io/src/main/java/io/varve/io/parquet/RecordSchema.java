package io.varve.io.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * The columns of a record class, and the way there and back.
 *
 * <p>Columns are found by name when reading, so files may have columns more; a missing column is
 * absent where the component is optional and an error elsewhere. Times are kept in microseconds.
 * Safe for several threads.
 *
 * @param <T> the record class
 */
public final class RecordSchema<T extends Record> {

  private final Class<T> type;
  private final RecordMapping mapping;
  private final Schema reading;

  private RecordSchema(Class<T> type) {
    this.type = type;
    this.mapping = RecordMapping.of(type);
    this.reading = Projection.withStrings(mapping.schema());
  }

  /**
   * Returns the schema of a record class.
   *
   * @throws IllegalArgumentException when a component has a type that no column can hold
   */
  public static <T extends Record> RecordSchema<T> of(Class<T> type) {
    return new RecordSchema<>(type);
  }

  /** Returns the Avro schema. */
  public Schema avro() {
    return mapping.schema();
  }

  /** Returns the schema that a reader asks for: the columns, with texts as strings. */
  public Schema reading() {
    return reading;
  }

  /** Returns the Avro schema of some of its columns. */
  public Schema only(List<String> columns) {
    return Projection.of(mapping.schema(), columns);
  }

  /**
   * Returns the row of a record.
   *
   * @throws IllegalArgumentException when it holds a null, or a value beyond what a column can hold
   */
  public GenericRecord row(T value) {
    GenericRecord row = new GenericData.Record(mapping.schema());
    mapping.write(value, row);
    return row;
  }

  /** Returns the record of a row. */
  public T value(GenericRecord row) {
    return type.cast(mapping.read(row));
  }

  /** Returns a schema with the columns of {@code first} before those of {@code then}. */
  static Schema joined(String name, Class<? extends Record> first, Class<? extends Record> then) {
    List<Schema.Field> fields = new ArrayList<>(RecordMapping.of(first).fields());
    fields.addAll(RecordMapping.of(then).fields());
    return RecordMapping.schema(name, fields);
  }
}

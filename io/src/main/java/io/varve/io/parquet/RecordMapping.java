package io.varve.io.parquet;

import io.varve.io.model.Column;
import io.varve.io.parquet.Types.ColumnType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;

/**
 * How one record class lies in columns: a component is a column named in snake_case; a component
 * that is a record is laid flat; an optional one has columns that may be null; lists, maps to
 * counts and records inside lists keep their structure.
 *
 * <p>Safe for several threads.
 */
final class RecordMapping {

  private static final Map<Class<?>, RecordMapping> KNOWN = new ConcurrentHashMap<>();

  private final Constructor<? extends Record> constructor;
  private final List<Part> parts = new ArrayList<>();
  private final Schema schema;

  private RecordMapping(Class<? extends Record> type) {
    try {
      List<Class<?>> types = new ArrayList<>();
      for (RecordComponent component : type.getRecordComponents()) {
        types.add(component.getType());
        parts.add(part(type, component));
      }
      constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Cannot map " + type, e);
    }
    schema = schema(type.getSimpleName(), fields());
  }

  /** Returns the schema of a row with these fields. */
  static Schema schema(String name, List<Schema.Field> fields) {
    try {
      return Schema.createRecord(name, null, "io.varve", false, fields);
    } catch (AvroRuntimeException e) {
      throw new IllegalArgumentException(
          "Cannot map " + name + " to columns: " + e.getMessage(), e);
    }
  }

  static RecordMapping of(Class<? extends Record> type) {
    RecordMapping known = KNOWN.get(type);
    if (known == null) {
      known = new RecordMapping(type);
      KNOWN.put(type, known);
    }
    return known;
  }

  Schema schema() {
    return schema;
  }

  /** Returns new fields for all columns; Avro fields cannot be shared between schemas. */
  List<Schema.Field> fields() {
    List<Schema.Field> fields = new ArrayList<>();
    parts.forEach(part -> part.addFields(fields, false));
    return fields;
  }

  void write(Record value, GenericRecord row) {
    for (Part part : parts) {
      Object component = part.component().valueIn(value);
      if (component == null) {
        throw new IllegalArgumentException("Invalid row: " + part.component() + " is null");
      }
      part.write(component, row);
    }
  }

  Record read(GenericRecord row) {
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

  /** Returns whether the row has anything for this record where it is optional. */
  private boolean isPresent(GenericRecord row) {
    return parts.get(0).isPresent(row);
  }

  /** Absent records are told by their first column, which so must not be absent otherwise. */
  private boolean tellsPresence() {
    return !parts.isEmpty() && parts.get(0).tellsPresence();
  }

  private static Part part(Class<?> type, RecordComponent component) {
    try {
      return part(component);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Cannot map " + type.getSimpleName() + "." + component.getName() + ": " + e.getMessage(),
          e);
    }
  }

  private static Part part(RecordComponent component) {
    Accessor accessor = new Accessor(component);
    Type type = component.getGenericType();
    boolean optional =
        type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    Type inner = optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    if (inner instanceof Class<?> plain && plain.isRecord()) {
      RecordMapping mapping = of(plain.asSubclass(Record.class));
      if (optional && !mapping.tellsPresence()) {
        throw new IllegalArgumentException(
            "the first component of the optional " + plain.getSimpleName() + " may be absent");
      }
      return new FlatPart(accessor, mapping, optional);
    }
    return new ColumnPart(accessor, columnName(component), Types.of(inner), optional);
  }

  private static String columnName(RecordComponent component) {
    Column column = component.getAnnotation(Column.class);
    return column != null
        ? column.value()
        : component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** Reads one component of a record. */
  private static final class Accessor {
    private final RecordComponent component;

    Accessor(RecordComponent component) {
      this.component = component;
      component.getAccessor().setAccessible(true);
    }

    Object valueIn(Record value) {
      try {
        return component.getAccessor().invoke(value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Cannot read " + component, e);
      }
    }

    @Override
    public String toString() {
      return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
  }

  private sealed interface Part {
    Accessor component();

    void addFields(List<Schema.Field> fields, boolean nullable);

    void write(Object value, GenericRecord row);

    Object read(GenericRecord row);

    boolean isPresent(GenericRecord row);

    /** Returns whether {@link #isPresent} is true for each row that has the record. */
    boolean tellsPresence();
  }

  private record ColumnPart(Accessor component, String name, ColumnType type, boolean optional)
      implements Part {

    @Override
    public void addFields(List<Schema.Field> fields, boolean nullable) {
      if (optional || nullable) {
        Schema either = SchemaBuilder.unionOf().nullType().and().type(type.schema()).endUnion();
        fields.add(new Schema.Field(name, either, null, Schema.Field.NULL_DEFAULT_VALUE));
      } else {
        fields.add(new Schema.Field(name, type.schema()));
      }
    }

    @Override
    public void write(Object value, GenericRecord row) {
      Object present = optional ? ((Optional<?>) value).orElse(null) : value;
      try {
        row.put(name, present == null ? null : type.toAvro(present));
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            "Invalid row: " + component + " is " + present + ", which no column can hold", e);
      }
    }

    @Override
    public Object read(GenericRecord row) {
      Object stored = row.hasField(name) ? row.get(name) : null;
      if (stored == null && !optional) {
        throw new IllegalArgumentException("Cannot read a row: column " + name + " is missing");
      }
      Object value = stored == null ? null : type.fromAvro(stored);
      return optional ? Optional.ofNullable(value) : value;
    }

    @Override
    public boolean isPresent(GenericRecord row) {
      return row.hasField(name) && row.get(name) != null;
    }

    @Override
    public boolean tellsPresence() {
      return !optional;
    }
  }

  private record FlatPart(Accessor component, RecordMapping mapping, boolean optional)
      implements Part {

    @Override
    public void addFields(List<Schema.Field> fields, boolean nullable) {
      mapping.parts.forEach(part -> part.addFields(fields, optional || nullable));
    }

    @Override
    public void write(Object value, GenericRecord row) {
      if (!optional) {
        mapping.write((Record) value, row);
      } else if (value instanceof Optional<?> present && present.isPresent()) {
        mapping.write((Record) present.get(), row);
      }
    }

    @Override
    public Object read(GenericRecord row) {
      if (!optional) {
        return mapping.read(row);
      }
      return mapping.isPresent(row) ? Optional.of(mapping.read(row)) : Optional.empty();
    }

    @Override
    public boolean isPresent(GenericRecord row) {
      return mapping.isPresent(row);
    }

    @Override
    public boolean tellsPresence() {
      return !optional && mapping.tellsPresence();
    }
  }
}

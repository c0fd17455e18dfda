package io.varve.io.parquet;

import io.varve.io.model.Column;
import io.varve.io.parquet.Types.ColumnType;
import java.lang.reflect.Constructor;
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
  private final RowBinding own;
  private volatile RowBinding latest;

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
    own = new RowBinding(schema, bound(schema));
    latest = own;
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

  /** Writes a record into a row of its own schema. */
  void write(Record value, GenericRecord row) {
    own.write(value, row);
  }

  /** Reads a record from a row of any schema; fast when most rows have the very same one. */
  @SuppressWarnings("ReferenceEquality") // an equal one is only bound once more
  Record read(GenericRecord row) {
    RowBinding binding = latest;
    if (binding.schema() != row.getSchema()) {
      binding = binding(row.getSchema());
      latest = binding;
    }
    return binding.read(row);
  }

  /** Returns this mapping for rows of one schema, which may have columns more or less. */
  RowBinding binding(Schema rows) {
    return new RowBinding(rows, bound(rows));
  }

  private RowBinding.OfRecord bound(Schema rows) {
    List<Accessor> accessors = parts.stream().map(Part::component).toList();
    return new RowBinding.OfRecord(
        constructor, accessors, parts.stream().map(part -> part.bound(rows)).toList());
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

  private sealed interface Part {
    Accessor component();

    void addFields(List<Schema.Field> fields, boolean nullable);

    RowBinding.Bound bound(Schema rows);

    /** Returns whether a row that has the record always has something here. */
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
    public RowBinding.Bound bound(Schema rows) {
      Schema.Field field = rows.getField(name);
      int position = field == null ? RowBinding.NO_COLUMN : field.pos();
      return new RowBinding.OfColumn(component, name, type, optional, position);
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
    public RowBinding.Bound bound(Schema rows) {
      RowBinding.OfRecord record = mapping.bound(rows);
      return optional ? new RowBinding.OfOptional(record) : record;
    }

    @Override
    public boolean tellsPresence() {
      return !optional && mapping.tellsPresence();
    }
  }
}

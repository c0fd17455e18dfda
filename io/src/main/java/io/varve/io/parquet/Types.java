package io.varve.io.parquet;

import io.varve.io.model.Labelled;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The types that one column may have, and how their values look in Avro. */
final class Types {

  private Types() {}

  /** A type that fills exactly one column. */
  interface ColumnType {
    Schema schema();

    Object toAvro(Object value);

    Object fromAvro(Object value);
  }

  /** Returns the column type of a Java type, or throws {@link IllegalArgumentException}. */
  static ColumnType of(Type type) {
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() == List.class) {
        return new ListType(of(generic.getActualTypeArguments()[0]));
      }
      if (generic.getRawType() == Map.class
          && List.of(generic.getActualTypeArguments()).equals(List.of(String.class, Long.class))) {
        return new CountsType();
      }
    }
    if (!(type instanceof Class<?> plain)) {
      throw new IllegalArgumentException("Cannot map " + type + " to a column");
    }
    if (plain.isEnum()) {
      return EnumType.of(plain);
    }
    if (plain.isRecord()) {
      return new StructType(RecordMapping.of(plain.asSubclass(Record.class)));
    }
    return PlainType.of(plain);
  }

  private static Object present(Object value) {
    if (value == null) {
      throw new IllegalArgumentException("Invalid row: a list or map in it holds a null");
    }
    return value;
  }

  private record PlainType(Schema schema, Class<?> type) implements ColumnType {

    private static final long MICROS_PER_SECOND = 1_000_000;

    static PlainType of(Class<?> type) {
      SchemaBuilder.TypeBuilder<Schema> build = SchemaBuilder.builder();
      if (type == String.class) {
        return new PlainType(build.stringType(), type);
      } else if (type == int.class || type == Integer.class) {
        return new PlainType(build.intType(), type);
      } else if (type == long.class || type == Long.class) {
        return new PlainType(build.longType(), type);
      } else if (type == double.class || type == Double.class) {
        return new PlainType(build.doubleType(), type);
      } else if (type == boolean.class || type == Boolean.class) {
        return new PlainType(build.booleanType(), type);
      } else if (type == Instant.class) {
        return new PlainType(LogicalTypes.timestampMicros().addToSchema(build.longType()), type);
      } else if (type == LocalDate.class) {
        return new PlainType(LogicalTypes.date().addToSchema(build.intType()), type);
      }
      throw new IllegalArgumentException("Cannot map " + type + " to a column");
    }

    @Override
    public Object toAvro(Object value) {
      if (value instanceof Instant instant) {
        // Not ChronoUnit.between: it goes through nanoseconds, which end in the year 2262.
        long micros = Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND);
        return Math.addExact(micros, instant.getNano() / 1000);
      }
      return value instanceof LocalDate date ? (Object) Math.toIntExact(date.toEpochDay()) : value;
    }

    @Override
    public Object fromAvro(Object value) {
      if (type == String.class) {
        return value.toString();
      } else if (type == Instant.class) {
        return Instant.EPOCH.plus((long) value, ChronoUnit.MICROS);
      }
      return type == LocalDate.class ? LocalDate.ofEpochDay((int) value) : value;
    }
  }

  private record EnumType(Class<?> type, Map<String, Object> constants) implements ColumnType {

    static EnumType of(Class<?> type) {
      Map<String, Object> constants = new HashMap<>();
      for (Object constant : type.getEnumConstants()) {
        constants.putIfAbsent(label(constant), constant);
      }
      return new EnumType(type, constants);
    }

    private static String label(Object value) {
      return value instanceof Labelled labelled ? labelled.label() : ((Enum<?>) value).name();
    }

    @Override
    public Schema schema() {
      return SchemaBuilder.builder().stringType();
    }

    @Override
    public Object toAvro(Object value) {
      return label(value);
    }

    @Override
    public Object fromAvro(Object value) {
      Object constant = constants.get(value.toString());
      if (constant == null) {
        throw new IllegalArgumentException("Invalid " + type.getSimpleName() + ": " + value);
      }
      return constant;
    }
  }

  private record ListType(ColumnType element) implements ColumnType {
    @Override
    public Schema schema() {
      return Schema.createArray(element.schema());
    }

    @Override
    public Object toAvro(Object value) {
      List<Object> values = new ArrayList<>();
      for (Object each : (List<?>) value) {
        values.add(element.toAvro(present(each)));
      }
      return values;
    }

    @Override
    public Object fromAvro(Object value) {
      List<Object> values = new ArrayList<>();
      for (Object each : (Iterable<?>) value) {
        values.add(element.fromAvro(each));
      }
      return List.copyOf(values);
    }
  }

  /** A map from names to counts. */
  private record CountsType() implements ColumnType {
    @Override
    public Schema schema() {
      return Schema.createMap(SchemaBuilder.builder().longType());
    }

    @Override
    public Object toAvro(Object value) {
      ((Map<?, ?>) value).values().forEach(Types::present);
      return new TreeMap<>((Map<?, ?>) value);
    }

    @Override
    public Object fromAvro(Object value) {
      Map<String, Long> counts = new TreeMap<>();
      ((Map<?, ?>) value).forEach((name, count) -> counts.put(name.toString(), (Long) count));
      return counts;
    }
  }

  private record StructType(RecordMapping mapping) implements ColumnType {
    @Override
    public Schema schema() {
      return mapping.schema();
    }

    @Override
    public Object toAvro(Object value) {
      GenericRecord struct = new GenericData.Record(mapping.schema());
      mapping.write((Record) value, struct);
      return struct;
    }

    @Override
    public Object fromAvro(Object value) {
      return mapping.read((GenericRecord) value);
    }
  }
}

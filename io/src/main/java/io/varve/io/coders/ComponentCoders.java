package io.varve.io.coders;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.DelegateCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.values.KV;

/**
 * The coders of record components by their declared type; all deterministic, so there is none for
 * floating point.
 */
final class ComponentCoders {

  private static final Map<Class<?>, Coder<?>> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, StringUtf8Coder.of()),
          Map.entry(int.class, VarIntCoder.of()),
          Map.entry(Integer.class, VarIntCoder.of()),
          Map.entry(long.class, VarLongCoder.of()),
          Map.entry(Long.class, VarLongCoder.of()),
          Map.entry(boolean.class, BooleanCoder.of()),
          Map.entry(Instant.class, InstantCoder.of()));

  private ComponentCoders() {}

  @SuppressWarnings("unchecked")
  static Coder<Object> of(Type type) {
    return (Coder<Object>) find(type);
  }

  private static Coder<?> find(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    if (type instanceof Class<?> plain) {
      if (plain.isRecord()) {
        return RecordCoder.of(plain.asSubclass(Record.class));
      }
      if (plain.isEnum()) {
        return EnumCoder.of(plain);
      }
      if (PLAIN.containsKey(plain)) {
        return PLAIN.get(plain);
      }
    }
    throw new IllegalArgumentException("there is no coder for " + type);
  }

  private static Coder<?> generic(ParameterizedType type) {
    Coder<Object> first = of(type.getActualTypeArguments()[0]);
    if (type.getRawType() == Optional.class) {
      return DelegateCoder.of(
          NullableCoder.of(first),
          (Optional<Object> value) -> value.orElse(null),
          Optional::ofNullable);
    }
    if (type.getRawType() == List.class) {
      return ListCoder.of(first);
    }
    boolean byName = type.getActualTypeArguments()[0] == String.class;
    if (byName && (type.getRawType() == Map.class || type.getRawType() == SortedMap.class)) {
      return sortedMap(of(type.getActualTypeArguments()[1]));
    }
    throw new IllegalArgumentException("there is no coder for " + type);
  }

  /** As a list in the order of the names, because Beam takes no map for deterministic. */
  private static Coder<?> sortedMap(Coder<Object> values) {
    return DelegateCoder.of(
        ListCoder.of(KvCoder.of(StringUtf8Coder.of(), values)),
        ComponentCoders::inOrder,
        ComponentCoders::mapOf);
  }

  private static List<KV<String, Object>> inOrder(Map<String, Object> map) {
    return new TreeMap<>(map)
        .entrySet().stream().map(entry -> KV.of(entry.getKey(), entry.getValue())).toList();
  }

  private static Map<String, Object> mapOf(List<KV<String, Object>> entries) {
    Map<String, Object> map = new TreeMap<>();
    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return map;
  }
}

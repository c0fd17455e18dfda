package io.varve.runners.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBStruct;

/**
 * The values of DuckDB as JSON: times with a zone in UTC with {@code Z}, others without; bytes in
 * Base64; numbers that JSON does not know, such as {@code NaN}, as text.
 */
final class CellValues {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private CellValues() {}

  static JsonNode node(Object value) throws SQLException {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof OffsetDateTime time) {
      return NODES.textNode(time.toInstant().toString());
    }
    if (value instanceof Timestamp time) {
      return NODES.textNode(time.toLocalDateTime().toString());
    }
    if (value instanceof Array array) {
      return array((Object[]) array.getArray());
    }
    if (value instanceof Object[] array) {
      return array(array);
    }
    if (value instanceof DuckDBStruct struct) {
      return object(struct.getMap());
    }
    if (value instanceof Map<?, ?> map) {
      return sorted(map);
    }
    if (value instanceof Blob blob) {
      return NODES.binaryNode(blob.getBytes(1, (int) blob.length()));
    }
    return value instanceof org.duckdb.JsonNode json
        ? json(json.toString())
        : NODES.textNode(value.toString());
  }

  private static JsonNode number(Number number) {
    if (number instanceof BigDecimal decimal) {
      return DecimalNode.valueOf(decimal);
    }
    if (number instanceof BigInteger integer) {
      return NODES.numberNode(integer);
    }
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      return Double.isFinite(value)
          ? number instanceof Float f ? NODES.numberNode(f) : NODES.numberNode(value)
          : NODES.textNode(number.toString());
    }
    return NODES.numberNode(number.longValue());
  }

  private static ArrayNode array(Object[] values) throws SQLException {
    ArrayNode array = NODES.arrayNode();
    for (Object value : values) {
      array.add(node(value));
    }
    return array;
  }

  private static ObjectNode object(Map<String, Object> values) throws SQLException {
    ObjectNode object = NODES.objectNode();
    for (Map.Entry<String, Object> value : values.entrySet()) {
      object.set(value.getKey(), node(value.getValue()));
    }
    return object;
  }

  /** The driver loses the order of a map, so it gets one that is the same every time. */
  private static ObjectNode sorted(Map<?, ?> map) throws SQLException {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    return object(sorted);
  }

  private static JsonNode json(String text) {
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      return NODES.textNode(text);
    }
  }
}

package io.varve.transforms.records.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One form for all JSON that says the same: fields by name, no white space, {@code 10000.0} as
 * {@code 10000}, and a field that is null as one that is not there, since sources add and drop such
 * fields without anything having changed.
 */
public final class CanonicalJson {

  private CanonicalJson() {}

  /** Returns the form in UTF-8. */
  public static byte[] bytes(JsonNode json) {
    StringBuilder out = new StringBuilder();
    write(json, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonNode json, StringBuilder out) {
    if (json.isObject()) {
      object(json, out);
    } else if (json.isArray()) {
      out.append('[');
      for (int i = 0; i < json.size(); i++) {
        out.append(i == 0 ? "" : ",");
        write(json.get(i), out);
      }
      out.append(']');
    } else if (json.isNumber()) {
      out.append(number(json.decimalValue()));
    } else {
      out.append(RecordJson.text(json));
    }
  }

  private static void object(JsonNode json, StringBuilder out) {
    Map<String, JsonNode> fields = new TreeMap<>();
    json.fields()
        .forEachRemaining(
            field -> {
              if (!field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue());
              }
            });
    out.append('{');
    String comma = "";
    for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
      out.append(comma).append(RecordJson.text(TextNode.valueOf(field.getKey()))).append(':');
      write(field.getValue(), out);
      comma = ",";
    }
    out.append('}');
  }

  /** Not as a plain number: that of 1e999999999 would fill the memory. */
  private static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toString();
  }
}

package io.varve.transforms.records.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One form for all JSON that says the same: fields by name, no white space, {@code 10000.0} like
 * {@code 10000}, and a field that is null like one that is not there, since sources add and drop
 * such fields without anything having changed. A null in an array stays: it has a place.
 */
public final class CanonicalJson {

  private CanonicalJson() {}

  /** Returns the form in UTF-8; it ends no deeper than {@link RecordJson} reads. */
  public static byte[] bytes(JsonNode json) {
    StringBuilder out = new StringBuilder();
    write(json, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonNode json, StringBuilder out) {
    if (json.isObject()) {
      object(json, out);
    } else if (json.isArray()) {
      String comma = "";
      out.append('[');
      for (JsonNode element : json) {
        out.append(comma);
        write(element, out);
        comma = ",";
      }
      out.append(']');
    } else if (json.isNumber()) {
      number(json.decimalValue(), out);
    } else if (json.isTextual()) {
      QuotedText.append(json.textValue(), out);
    } else {
      out.append(json.asText());
    }
  }

  private static void object(JsonNode json, StringBuilder out) {
    Map<String, JsonNode> fields = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!field.getValue().isNull()) {
        fields.put(field.getKey(), field.getValue());
      }
    }
    String comma = "{";
    for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
      out.append(comma);
      QuotedText.append(field.getKey(), out);
      out.append(':');
      write(field.getValue(), out);
      comma = ",";
    }
    out.append(fields.isEmpty() ? "{}" : "}");
  }

  /**
   * Digits without zeros at the end, and the power of ten. Not the plain number: that of
   * 1e999999999 would fill the memory; nor what BigDecimal strips: that fails at the end of its
   * range.
   */
  private static void number(BigDecimal value, StringBuilder out) {
    String digits = value.unscaledValue().toString();
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    long power = (long) digits.length() - end - value.scale();
    out.append(digits, 0, end);
    if (power != 0 && value.signum() != 0) {
      out.append('e').append(power);
    }
  }
}

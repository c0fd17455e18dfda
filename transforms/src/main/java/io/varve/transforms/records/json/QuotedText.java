package io.varve.transforms.records.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * Text as JSON. Half of a surrogate pair, which no encoding can hold, is escaped: it would become a
 * question mark otherwise, and two texts the same.
 */
final class QuotedText {

  private QuotedText() {}

  /** Appends a text with quotes around it. */
  static void append(String text, StringBuilder out) {
    out.append('"');
    int begin = out.length();
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    escapeHalves(out, begin);
    out.append('"');
  }

  /** Returns JSON with all halves escaped; they stand nowhere but in its texts. */
  static String withoutHalves(String json) {
    if (json.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json);
    escapeHalves(escaped, 0);
    return escaped.toString();
  }

  private static void escapeHalves(StringBuilder json, int begin) {
    StringBuilder escaped = null;
    int copied = begin;
    for (int at = begin; at < json.length(); at++) {
      if (!Character.isSurrogate(json.charAt(at))) {
        continue;
      }
      if (Character.isSupplementaryCodePoint(json.codePointAt(at))) {
        at++;
        continue;
      }
      escaped = escaped == null ? new StringBuilder() : escaped;
      escaped.append(json, copied, at);
      escaped.append("\\u").append(Integer.toHexString(json.charAt(at)));
      copied = at + 1;
    }
    if (escaped != null) {
      escaped.append(json, copied, json.length());
      json.replace(begin, json.length(), escaped.toString());
    }
  }
}

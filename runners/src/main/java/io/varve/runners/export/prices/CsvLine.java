package io.varve.runners.export.prices;

import java.util.List;

/**
 * Lines of CSV as RFC 4180 has them, but ending in a line feed alone; only values that need quotes
 * have them. This is what pandas writes by default, and what the readers of the reports expect.
 */
final class CsvLine {

  private CsvLine() {}

  /** Appends a line with these values; one that is absent is empty. */
  static void append(StringBuilder out, List<String> values) {
    String separator = "";
    for (String value : values) {
      out.append(separator);
      separator = ",";
      if (needsQuotes(value)) {
        out.append('"').append(value.replace("\"", "\"\"")).append('"');
      } else {
        out.append(value);
      }
    }
    out.append('\n');
  }

  private static boolean needsQuotes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}

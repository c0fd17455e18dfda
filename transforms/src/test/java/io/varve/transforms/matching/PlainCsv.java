package io.varve.transforms.matching;

import java.util.ArrayList;
import java.util.List;

/** Reads well-formed CSV with quotes where needed. */
final class PlainCsv {

  private PlainCsv() {}

  static List<List<String>> read(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (char c : text.replace("\r", "").toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\n')) {
        value.append(c);
      } else {
        row.add(value.toString());
        value.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    return rows;
  }
}

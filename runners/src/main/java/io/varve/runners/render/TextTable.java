package io.varve.runners.render;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns, two spaces in and two apart. Not safe for several threads. */
final class TextTable {

  private final List<String> header;
  private final boolean[] right;
  private final List<List<String>> rows = new ArrayList<>();

  /** Returns an empty table; a title that begins with {@code >} aligns its column to the right. */
  TextTable(String... titles) {
    right = new boolean[titles.length];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < titles.length; i++) {
      right[i] = titles[i].startsWith(">");
      names.add(right[i] ? titles[i].substring(1) : titles[i]);
    }
    header = List.copyOf(names);
  }

  /** Adds a row of as many cells as there are titles. */
  TextTable row(String... cells) {
    List<String> safe = new ArrayList<>();
    for (String cell : cells) {
      safe.add(Human.oneLine(cell));
    }
    rows.add(safe);
    return this;
  }

  @Override
  public String toString() {
    int[] widths = new int[right.length];
    List<List<String>> all = new ArrayList<>();
    if (header.stream().anyMatch(title -> !title.isEmpty())) {
      all.add(header);
    }
    all.addAll(rows);
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String space = " ".repeat(widths[i] - width(row.get(i)));
        line.append("  ").append(right[i] ? space + row.get(i) : row.get(i) + space);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}

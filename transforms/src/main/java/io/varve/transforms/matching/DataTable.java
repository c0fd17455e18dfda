package io.varve.transforms.matching;

import io.varve.io.model.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A small table that ships with this package: lines that begin with {@code #} are remarks, the
 * first other line names the columns, values have no commas and no quotes. Immutable.
 *
 * @param name name of the file
 * @param hash of the file as it is
 * @param lines its rows
 */
record DataTable(String name, ContentHash hash, List<Line> lines) {

  /** A row: its line in the file, from 1, and its values, as many as there are columns. */
  record Line(int number, List<String> values) {}

  /** Reads a file of this package whose columns must be these. */
  static DataTable read(String name, String columns) {
    try (InputStream in = DataTable.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Cannot read " + name + ": it is not in the program");
      }
      return of(name, columns, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  /** Returns the table in these bytes. */
  static DataTable of(String name, String columns, byte[] bytes) {
    List<String> text = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    List<Line> rows = new ArrayList<>();
    int width = 0;
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> values = List.of(line.split(",", -1));
      if (width == 0) {
        if (!line.equals(columns)) {
          throw invalid(name, i + 1, "expected the columns " + columns);
        }
        width = values.size();
      } else if (values.size() != width) {
        throw invalid(name, i + 1, "expected " + width + " values, found " + values.size());
      } else {
        rows.add(new Line(i + 1, values));
      }
    }
    if (rows.isEmpty()) {
      throw invalid(name, text.size(), "expected rows");
    }
    return new DataTable(name, ContentHash.of(bytes), List.copyOf(rows));
  }

  /** Calls with each row; what is wrong with its values names the line. */
  <T> List<T> rows(Function<List<String>, T> reading) {
    List<T> all = new ArrayList<>();
    for (Line line : lines) {
      try {
        all.add(reading.apply(line.values()));
      } catch (IllegalArgumentException e) {
        throw invalid(name, line.number(), e.getMessage());
      }
    }
    return all;
  }

  /** Checks an extension such as {@code .US}. */
  static String extension(String value) {
    if (value.length() < 2 || value.charAt(0) != '.' || !value.equals(Symbol.normalise(value))) {
      throw new IllegalArgumentException(
          "expected an extension such as .US, found <" + value + ">");
    }
    return value;
  }

  /** Checks extensions with blanks between them. */
  static List<String> extensions(String value) {
    return List.of(value.split(" ", -1)).stream().map(DataTable::extension).toList();
  }

  /** Checks a word as it is compared: not empty, upper case, no blanks around it. */
  static String upper(String value) {
    if (value.isEmpty() || !value.equals(Symbol.upper(value.strip()))) {
      throw new IllegalArgumentException("expected text in upper case, found <" + value + ">");
    }
    return value;
  }

  private static IllegalStateException invalid(String name, int line, String why) {
    return new IllegalStateException("Invalid " + name + ", line " + line + ": " + why);
  }
}

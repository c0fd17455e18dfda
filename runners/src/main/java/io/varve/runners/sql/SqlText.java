package io.varve.runners.sql;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values and names as they stand in a statement; whatever is in them, they stay one word. */
public final class SqlText {

  private static final String NULL = "null";

  private SqlText() {}

  /** Returns a quoted name. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Returns a quoted text. */
  public static String literal(String text) {
    // NUL would end the statement.
    return "'" + text.replace("\0", "").replace("'", "''") + "'";
  }

  static String literal(long number) {
    return Long.toString(number);
  }

  static String literal(Instant when) {
    return "'" + when + "'";
  }

  static String text(Optional<String> text) {
    return text.map(SqlText::literal).orElse(NULL);
  }

  static String number(Optional<Long> number) {
    return number.map(SqlText::literal).orElse(NULL);
  }

  static String time(Optional<Instant> when) {
    return when.map(SqlText::literal).orElse(NULL);
  }

  static String list(Collection<String> texts) {
    return texts.stream().map(SqlText::literal).collect(Collectors.joining(", ", "[", "]"));
  }

  static String map(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(entry -> literal(entry.getKey()) + ": " + literal(entry.getValue()))
        .collect(Collectors.joining(", ", "map {", "}"));
  }
}

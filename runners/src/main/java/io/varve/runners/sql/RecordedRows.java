package io.varve.runners.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows that stand in the statement itself, because no Parquet file holds them. */
final class RecordedRows {

  private final Columns columns;
  private final List<String> rows = new ArrayList<>();

  RecordedRows(Columns columns) {
    this.columns = columns;
  }

  /** Adds a row of literals, one per column. */
  void add(List<String> literals) {
    if (literals.size() != columns.types().size()) {
      throw new IllegalArgumentException(
          "Invalid row: " + literals.size() + " values for " + columns.types().keySet());
    }
    rows.add("  (" + String.join(", ", literals) + ")");
  }

  /** Returns the query of the rows. */
  String query() {
    if (rows.isEmpty()) {
      return columns.empty();
    }
    String typed =
        columns.types().entrySet().stream()
            .map(
                each -> SqlText.name(each.getKey()) + "::" + each.getValue() + alias(each.getKey()))
            .collect(Collectors.joining(", "));
    String names =
        columns.types().keySet().stream().map(SqlText::name).collect(Collectors.joining(", "));
    return "select "
        + typed
        + " from (values\n"
        + String.join(",\n", rows)
        + "\n) as recorded("
        + names
        + ")";
  }

  private static String alias(String name) {
    return " as " + SqlText.name(name);
  }
}

package io.varve.transforms.filings.table;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Tells lists of contents and exhibits, whose only numbers are pages, from data: each row has one
 * small whole number without any sign, and the numbers seldom fall.
 */
final class ContentsList {

  private static final int FEW_ROWS = 3;

  /** Annual reports have fewer pages. */
  private static final int MOST_PAGES = 1_000;

  /** An exhibit may be bound before one with a lower number. */
  private static final int ROWS_FOR_ONE_FALL = 4;

  private ContentsList() {}

  /**
   * Returns whether the rows are such a list.
   *
   * @param rows the amounts of each row that has any
   */
  static boolean is(List<List<String>> rows) {
    return rows.size() >= FEW_ROWS && falls(rows) * ROWS_FOR_ONE_FALL <= rows.size();
  }

  /** Returns whether the rows are such a list, in the order of its pages. */
  static boolean isInOrder(List<List<String>> rows) {
    return rows.size() >= 2 * FEW_ROWS && falls(rows) == 0;
  }

  private static int falls(List<List<String>> rows) {
    int falls = 0;
    double before = 0;
    for (List<String> row : rows) {
      OptionalDouble page = row.size() == 1 ? page(row.get(0)) : OptionalDouble.empty();
      if (page.isEmpty()) {
        return rows.size();
      }
      falls += page.getAsDouble() < before ? 1 : 0;
      before = page.getAsDouble();
    }
    return falls;
  }

  private static OptionalDouble page(String text) {
    double number = Amounts.isMarked(text) ? -1 : Amounts.parse(text).orElse(-1.0);
    boolean page = number > 0 && number < MOST_PAGES;
    return page ? OptionalDouble.of(number) : OptionalDouble.empty();
  }
}

package io.varve.runners.report;

import java.util.List;

/**
 * A list that may be shortened, and how long it would be.
 *
 * @param total number of rows that there are
 * @param rows the most important of them, in the order of importance
 */
public record Listed<T>(long total, List<T> rows) {

  public Listed {
    rows = List.copyOf(rows);
    if (rows.size() > total) {
      throw new IllegalArgumentException("Invalid list: " + rows.size() + " rows of " + total);
    }
  }

  /** Returns a list of which nothing was left out. */
  public static <T> Listed<T> all(List<T> rows) {
    return new Listed<>(rows.size(), rows);
  }
}

package io.varve.transforms.filings.row;

import java.util.List;
import java.util.Optional;

/**
 * One cell of a table.
 *
 * @param text visible text, on one line
 * @param number value when the cell is a number as a whole, as printed: neither scaled nor divided
 *     by 100; negative for parentheses or a minus sign
 * @param colspan columns that it covers
 * @param rowspan rows that it covers
 * @param isHeader whether it stands in a header row
 * @param footnoteMarks marks printed after its words, such as {@code (1)} or {@code *}; raised ones
 *     without parentheses, such as {@code 2}, only where a note explains them
 * @param scale what its number is multiplied with to get the value: the table's scale, but 1 for
 *     amounts per share, 0.01 for percentages, and what a row, a column or an exception in the
 *     caption says; absent where nothing says it, and without a number
 */
public record CellRow(
    String text,
    Optional<Double> number,
    int colspan,
    int rowspan,
    boolean isHeader,
    List<String> footnoteMarks,
    Optional<Double> scale) {

  public CellRow {
    footnoteMarks = List.copyOf(footnoteMarks);
    if (colspan < 1 || rowspan < 1) {
      throw new IllegalArgumentException("Invalid cell span: " + colspan + " by " + rowspan);
    }
  }

  /** Returns a copy with these marks. */
  public CellRow with(List<String> marks) {
    return new CellRow(text, number, colspan, rowspan, isHeader, marks, scale);
  }
}

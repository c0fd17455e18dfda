package io.varve.transforms.filings.table;

import io.varve.transforms.filings.text.WhiteSpace;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cell while a table is worked on.
 *
 * @param text visible text on one line
 * @param column first column that it covers, from 0
 * @param colspan columns that it covers
 * @param rowspan rows that it covers
 * @param start offset of its first character in the canonical text
 * @param end offset after its last character
 */
record GridCell(String text, int column, int colspan, int rowspan, int start, int end) {

  /** Zero-width characters: some tools fill each empty cell with one. */
  private static final Pattern INVISIBLE = Pattern.compile("[\u200B-\u200D\u2060\uFEFF]+");

  GridCell {
    text = WhiteSpace.collapse(INVISIBLE.matcher(text).replaceAll(""));
  }

  /** Returns a cell that nothing stands in. */
  static GridCell blank(int column) {
    return new GridCell("", column, 1, 1, 0, 0);
  }

  GridCell at(int newColumn, int newColspan) {
    return new GridCell(text, newColumn, newColspan, rowspan, start, end);
  }

  boolean empty() {
    return text.isEmpty();
  }

  Optional<Double> number() {
    return Amounts.parse(text).or(() -> Amounts.parse(FootnoteMarks.without(text)));
  }

  boolean numeric() {
    return Amounts.isNumeric(text) || Amounts.isNumeric(FootnoteMarks.without(text));
  }

  /** Returns whether it is an amount, or the beginning of one such as {@code (12}. */
  boolean numericLike() {
    return numeric() || Amounts.isNumeric(text + ")") || Amounts.isNumeric(text.replace(")", ""));
  }

  /** Returns this cell and the one to its right as one; the amount's column is where it stands. */
  GridCell join(GridCell next, boolean amountIsNext) {
    String separator = Amounts.isSuffix(next.text()) || text.endsWith("(") ? "" : " ";
    int at = amountIsNext ? next.column() : column;
    return new GridCell(
        text + separator + next.text(),
        at,
        next.lastColumn() - at,
        Math.max(1, rowspan),
        start,
        next.end());
  }

  /** Returns the column after the last that it covers. */
  int lastColumn() {
    return column + colspan;
  }
}

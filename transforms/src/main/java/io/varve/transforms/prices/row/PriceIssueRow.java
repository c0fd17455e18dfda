package io.varve.transforms.prices.row;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Lines of a price file that were dropped, or kept although something about them is suspicious. One
 * row stands for consecutive lines with the same code and fate.
 *
 * @param ticker ticker of the file
 * @param ordinal place among the issues of the file, from 1
 * @param code what is wrong: {@code invalid_date}, {@code wrong_columns}, {@code
 *     non_numeric_close}, {@code duplicate_date}, …
 * @param dropped whether the lines have no row in {@code prices} because of this; each dropped line
 *     is in exactly one row that says so
 * @param line first line, from 1
 * @param lastLine last line
 * @param date day that the first line speaks of, where it has one
 * @param text the first line as it stands in the file, at most 200 characters of it
 * @param message what was expected and what was found
 */
public record PriceIssueRow(
    String ticker,
    int ordinal,
    String code,
    boolean dropped,
    int line,
    int lastLine,
    Optional<LocalDate> date,
    String text,
    String message) {

  public PriceIssueRow {
    if (line < 1 || lastLine < line) {
      throw new IllegalArgumentException("Invalid lines of an issue: " + line + " to " + lastLine);
    }
  }

  /** Returns the number of lines that it stands for. */
  public int lineCount() {
    return lastLine - line + 1;
  }
}

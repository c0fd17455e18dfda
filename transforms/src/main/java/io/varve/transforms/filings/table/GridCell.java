package io.varve.transforms.filings.table;

import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.SourceTable;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cell while a table is worked on.
 *
 * @param text visible text on one line
 * @param words the text without its raised marks
 * @param raised its raised marks, in order
 * @param column first column that it covers, from 0
 * @param colspan columns that it covers
 * @param rowspan rows that it covers
 * @param start offset of its first character in the canonical text
 * @param end offset after its last character
 */
record GridCell(
    String text,
    String words,
    List<String> raised,
    int column,
    int colspan,
    int rowspan,
    int start,
    int end) {

  /** Zero-width characters: some tools fill each empty cell with one. */
  private static final Pattern INVISIBLE = Pattern.compile("[\u200B-\u200D\u2060\uFEFF]+");

  GridCell {
    text = WhiteSpace.collapse(INVISIBLE.matcher(text).replaceAll(""));
    words = raised.isEmpty() ? text : WhiteSpace.collapse(words);
    raised = List.copyOf(raised);
  }

  /** Returns a cell that nothing stands in. */
  static GridCell blank(int column) {
    return line("", column, 0, 0);
  }

  /** Returns a cell of plain text, where nothing is raised. */
  static GridCell line(String text, int column, int start, int end) {
    return new GridCell(text, text, List.of(), column, 1, 1, start, end);
  }

  /** Returns a cell of the source in these columns. */
  static GridCell of(SourceTable.Cell cell, CanonicalText text, int column, int colspan) {
    List<String> raised = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    int at = cell.start();
    for (RaisedMarks.Mark mark : RaisedMarks.within(text, cell.start(), cell.end())) {
      words.append(text.text(), at, mark.start()).append(' ');
      raised.addAll(mark.marks());
      at = mark.end();
    }
    words.append(text.text(), at, cell.end());
    String whole = text.text().substring(cell.start(), cell.end());
    // A mark before the words is not on them: it begins a note.
    boolean note = !words.isEmpty() && words.charAt(0) == ' ' && !words.toString().isBlank();
    return new GridCell(
        whole,
        note ? whole : words.toString(),
        note ? List.of() : raised,
        column,
        colspan,
        cell.rowspan(),
        cell.start(),
        cell.end());
  }

  GridCell at(int newColumn, int newColspan) {
    return new GridCell(text, words, raised, newColumn, newColspan, rowspan, start, end);
  }

  boolean empty() {
    return text.isEmpty();
  }

  /** Returns whether nothing but raised marks stands in it. */
  boolean onlyRaised() {
    return !raised.isEmpty() && words.isEmpty();
  }

  Optional<Double> number() {
    return Amounts.parse(words).or(() -> Amounts.parse(FootnoteMarks.without(words)));
  }

  boolean numeric() {
    return Amounts.isNumeric(words) || Amounts.isNumeric(FootnoteMarks.without(words));
  }

  /** Returns whether it is an amount, or the beginning of one such as {@code (12}. */
  boolean numericLike() {
    return numeric() || Amounts.isNumeric(words + ")") || Amounts.isNumeric(words.replace(")", ""));
  }

  /** Returns this cell and the one to its right as one; the amount's column is where it stands. */
  GridCell join(GridCell next, boolean amountIsNext) {
    String separator = Amounts.isSuffix(next.text()) || text.endsWith("(") ? "" : " ";
    int at = amountIsNext ? next.column() : column;
    List<String> marks = new ArrayList<>(raised);
    marks.addAll(next.raised());
    return new GridCell(
        text + separator + next.text(),
        words + separator + next.words(),
        marks,
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

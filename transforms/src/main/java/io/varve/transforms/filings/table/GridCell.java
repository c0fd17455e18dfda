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
 * @param amount what its words are as an amount
 */
record GridCell(
    String text,
    String words,
    List<String> raised,
    int column,
    int colspan,
    int rowspan,
    int start,
    int end,
    CellAmount amount) {

  /** Zero-width characters: some tools fill each empty cell with one. */
  private static final Pattern INVISIBLE = Pattern.compile("[\u200B-\u200D\u2060\uFEFF]+");

  private static GridCell read(
      String text,
      String words,
      List<String> raised,
      int column,
      int colspan,
      int rowspan,
      int start,
      int end) {
    String line = line(text);
    String own = raised.isEmpty() ? line : WhiteSpace.collapse(words);
    List<String> marks = List.copyOf(raised);
    CellAmount amount = CellAmount.of(own);
    return new GridCell(line, own, marks, column, colspan, rowspan, start, end, amount);
  }

  /** Returns the text on one line; most texts are already. */
  private static String line(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean visible = (c > ' ' && c < 0x7F) || (c >= 0x2010 && c <= 0x2027);
      if (!visible && (c != ' ' || before == ' ')) {
        return WhiteSpace.collapse(INVISIBLE.matcher(text).replaceAll(""));
      }
      before = c;
    }
    return before == ' ' ? WhiteSpace.collapse(text) : text;
  }

  /** Returns a cell of plain text, where nothing is raised. */
  static GridCell line(String text, int column, int start, int end) {
    return read(text, text, List.of(), column, 1, 1, start, end);
  }

  /** Returns a cell of the source in these columns. */
  static GridCell of(SourceTable.Cell cell, CanonicalText text, int column, int colspan) {
    String whole = text.text().substring(cell.start(), cell.end());
    List<RaisedMarks.Mark> marks = RaisedMarks.within(text, cell.start(), cell.end());
    if (marks.isEmpty()) {
      return read(
          whole, whole, List.of(), column, colspan, cell.rowspan(), cell.start(), cell.end());
    }
    List<String> raised = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    int at = cell.start();
    for (RaisedMarks.Mark mark : marks) {
      words.append(text.text(), at, mark.start()).append(' ');
      raised.addAll(mark.marks());
      at = mark.end();
    }
    words.append(text.text(), at, cell.end());
    // A mark before the words is not on them: it begins a note.
    boolean note = !words.isEmpty() && words.charAt(0) == ' ' && !words.toString().isBlank();
    return read(
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
    return new GridCell(text, words, raised, newColumn, newColspan, rowspan, start, end, amount);
  }

  boolean empty() {
    return text.isEmpty();
  }

  /** Returns whether nothing but raised marks stands in it. */
  boolean onlyRaised() {
    return !raised.isEmpty() && words.isEmpty();
  }

  Optional<Double> number() {
    return amount.number();
  }

  boolean numeric() {
    return amount.numeric();
  }

  /** Returns whether it is an amount, or the beginning of one such as {@code (12}. */
  boolean numericLike() {
    return numeric()
        || (words.indexOf('(') >= 0 && Amounts.isNumeric(words + ")"))
        || (words.indexOf(')') >= 0 && Amounts.isNumeric(words.replace(")", "")));
  }

  /** Returns this cell and the one to its right as one; the amount's column is where it stands. */
  GridCell join(GridCell next, boolean amountIsNext) {
    String separator = Amounts.isSuffix(next.text()) || text.endsWith("(") ? "" : " ";
    int at = amountIsNext ? next.column() : column;
    List<String> marks = new ArrayList<>(raised);
    marks.addAll(next.raised());
    return read(
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

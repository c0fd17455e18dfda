package io.varve.transforms.filings.table;

import java.util.List;

/**
 * The lines above the first row of a table of plain text that are part of it: headings of its
 * columns, rules, and labels that stand between them and the row.
 *
 * @param first number of the first of them, or of the row itself
 * @param labels number of the line after the headings, where labels begin
 */
record TableHead(int first, int labels) {

  private static final int MOST = 16;
  private static final int MOST_LABELS = 6;

  /**
   * Finds them.
   *
   * @param row number of the first row
   * @param floor number of the first line that is free
   */
  static TableHead above(List<SourceLine> lines, int row, int floor, AmountColumns columns) {
    int near = row;
    while (near > floor
        && row - near < MOST_LABELS
        && !lines.get(near).gapBefore()
        && isLabel(lines.get(near - 1).line(), columns)
        && !lines.get(near - 1).line().isProse()) {
      near--;
    }
    int labels = row;
    while (labels > floor
        && row - labels < MOST_LABELS
        && !isHeading(lines.get(labels - 1).line(), columns)
        && isLabel(lines.get(labels - 1).line(), columns)) {
      labels--;
    }
    int first = labels;
    while (first > floor && row - first < MOST && isHeading(lines.get(first - 1).line(), columns)) {
      if (lines.get(first).gapBefore() && first < labels && !spreads(lines.get(first - 1).line())) {
        break;
      }
      first--;
    }
    return first < labels ? new TableHead(first, labels) : new TableHead(near, near);
  }

  /** Returns whether there are headings. */
  boolean named() {
    return first < labels;
  }

  private static boolean isLabel(PlainLine line, AmountColumns columns) {
    // A year over the labels of its rows is one of them.
    boolean words = line.amounts().isEmpty() || (line.namesYears() && line.pieces().size() == 1);
    return words
        && !line.isRule()
        && !(line.isProse() && line.endsSentence())
        && !columns.areUnder(line)
        && columns.leaveRoomFor(line);
  }

  private static boolean isHeading(PlainLine line, AmountColumns columns) {
    return !line.isRow() && (columns.areUnder(line) || columns.areUnderRule(line));
  }

  /** A title may stand over the columns too; headings across a gap stand over several. */
  private static boolean spreads(PlainLine line) {
    return line.isRule() || line.pieces().size() > 1 || line.namesYears();
  }
}

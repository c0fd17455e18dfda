package io.varve.transforms.filings.table;

import java.util.List;

/** Tells data from layout. */
final class TableShape {

  private static final int LONG_TEXT = 300;

  /** Lists of exhibits have numbers as labels and long descriptions. */
  private static final int SHORT_LABEL = 16;

  private TableShape() {}

  /**
   * Returns whether the table holds data; else it only places text on the page.
   *
   * @param marked whether the source marks only real tables, as plain text does
   */
  static boolean holdsData(Grid grid, boolean marked) {
    if (grid.rows().size() < 2 || grid.columns() < 2) {
      return false;
    }
    int withAmounts = 0;
    int filled = 0;
    int columns = 0;
    int bullets = 0;
    int items = 0;
    int longest = 0;
    int label = 0;
    for (List<GridCell> row : grid.rows()) {
      GridCell first = row.get(0);
      withAmounts += row.stream().skip(1).anyMatch(GridCell::numeric) ? 1 : 0;
      filled += row.size() > 1 ? 1 : 0;
      columns += row.size();
      bullets += first.onlyRaised() || isBullet(first.text()) ? 1 : 0;
      items += first.text().regionMatches(true, 0, "item", 0, 4) ? 1 : 0;
      longest =
          Math.max(longest, row.stream().mapToInt(cell -> cell.text().length()).max().orElse(0));
    }
    int rows = grid.rows().size();
    if (items * 3 > rows || bullets * 2 > rows) {
      return false;
    }
    boolean list = marked || (rows >= 5 && label <= SHORT_LABEL);
    boolean wide = columns >= rows * 3;
    boolean full = rows >= 3 && filled * 10 >= rows * (marked ? 4 : 6);
    return withAmounts >= 2 || wide || (full && (longest < LONG_TEXT || list));
  }

  private static boolean isBullet(String text) {
    boolean sign = text.length() == 1 && !Character.isLetterOrDigit(text.charAt(0));
    boolean numbered =
        text.length() >= 2
            && text.length() <= 5
            && (text.endsWith(")") || text.endsWith("."))
            && Character.isLetterOrDigit(text.charAt(text.length() - 2));
    boolean mark = text.startsWith("*") && text.length() <= 3;
    return sign || numbered || mark;
  }
}

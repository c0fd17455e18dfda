package io.varve.transforms.filings.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Joins marks of footnotes that stand in cells of their own to the cells before them. {@code (1)}
 * is a mark where its column holds nothing but marks and signs; elsewhere it is minus one.
 */
final class Marks {

  private static final Pattern SIGN = Pattern.compile("\\*{1,4}|[\u2020\u2021\u00A7\u00B6]{1,2}");

  private static final Pattern NUMBERED =
      Pattern.compile("(?:\\((?:[0-9]{1,2}|[a-z])\\)[ ,]*){1,4}");

  private Marks() {}

  static List<List<GridCell>> join(List<List<GridCell>> rows) {
    BitSet columns = markColumns(rows);
    BitSet amounts = amountColumns(rows);
    List<List<GridCell>> joined = new ArrayList<>();
    for (List<GridCell> row : rows) {
      List<GridCell> cells = new ArrayList<>();
      for (GridCell cell : row) {
        boolean mark =
            cell.onlyRaised()
                || (isSign(row, cells, cell) && !amounts.get(cell.column()))
                || (columns.get(cell.column()) && isNumbered(cell));
        if (mark && !cells.isEmpty()) {
          GridCell before = cells.get(cells.size() - 1);
          cells.set(cells.size() - 1, before.join(cell, false));
        } else {
          cells.add(cell);
        }
      }
      joined.add(cells);
    }
    return joined;
  }

  /** A sign that is all that stands beside a label is in place of an amount. */
  private static boolean isSign(List<GridCell> row, List<GridCell> before, GridCell cell) {
    return cell.text().length() <= 4
        && SIGN.matcher(cell.text()).matches()
        && !before.isEmpty()
        && (row.size() > 2 || before.get(before.size() - 1).numericLike());
  }

  private static BitSet amountColumns(List<List<GridCell>> rows) {
    BitSet amounts = new BitSet();
    for (List<GridCell> row : rows) {
      row.stream().filter(GridCell::numericLike).forEach(cell -> cover(cell, amounts));
    }
    return amounts;
  }

  private static BitSet markColumns(List<List<GridCell>> rows) {
    BitSet behindAmounts = new BitSet();
    BitSet behindLabels = new BitSet();
    BitSet amounts = new BitSet();
    BitSet headed = new BitSet();
    for (List<GridCell> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        GridCell cell = row.get(i);
        boolean mark = i > 0 && adjacent(row, i) && isNumbered(cell);
        if (mark && row.get(i - 1).numericLike()) {
          behindAmounts.set(cell.column());
        } else if (mark && i == 1 && row.size() > 2) {
          behindLabels.set(cell.column());
        } else if (cell.numericLike() || cell.colspan() == 1) {
          cover(cell, amounts);
        } else {
          cover(cell, headed);
        }
      }
    }
    // A column of small losses has a heading, and stands right beside the labels.
    behindLabels.andNot(headed);
    behindAmounts.or(behindLabels);
    behindAmounts.andNot(amounts);
    return behindAmounts;
  }

  private static boolean isNumbered(GridCell cell) {
    return cell.text().startsWith("(") && NUMBERED.matcher(cell.text()).matches();
  }

  private static void cover(GridCell cell, BitSet columns) {
    columns.set(cell.column(), cell.lastColumn());
  }

  private static boolean adjacent(List<GridCell> row, int at) {
    return row.get(at - 1).lastColumn() == row.get(at).column();
  }
}

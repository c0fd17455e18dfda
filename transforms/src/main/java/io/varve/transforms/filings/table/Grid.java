package io.varve.transforms.filings.table;

import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.SourceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The filled cells of a table at their columns: currency signs, parentheses and percent signs that
 * stand in cells of their own are joined to their amounts, and columns that no cell begins in are
 * dropped.
 *
 * @param rows rows with at least one filled cell
 * @param columns number of columns
 * @param headRows leading rows that the source marks as header
 */
record Grid(List<List<GridCell>> rows, int columns, int headRows) {

  private static final int MOST_COLUMNS = 500;

  Grid {
    rows = rows.stream().map(List::copyOf).toList();
  }

  static Grid of(SourceTable table, CanonicalText text) {
    List<List<GridCell>> rows = new ArrayList<>();
    RowSpans above = new RowSpans(MOST_COLUMNS);
    int headRows = 0;
    for (int r = 0; r < table.rows().size(); r++) {
      List<GridCell> row = place(table.rows().get(r), text, above);
      if (!row.isEmpty()) {
        rows.add(joinAffixes(row));
        headRows += r < table.headRows() ? 1 : 0;
      }
    }
    return compact(Marks.join(rows), headRows);
  }

  /** Puts the cells of a row into the columns that cells from above leave free. */
  private static List<GridCell> place(
      List<SourceTable.Cell> cells, CanonicalText text, RowSpans above) {
    List<GridCell> row = new ArrayList<>();
    int column = 0;
    for (SourceTable.Cell cell : cells) {
      column = above.free(column);
      if (column >= MOST_COLUMNS) {
        break;
      }
      int span = Math.min(cell.colspan(), MOST_COLUMNS - column);
      if (cell.rowspan() > 1) {
        above.cover(column, column + span, cell.rowspan());
      }
      if (cell.end() > cell.start()) {
        GridCell placed = GridCell.of(cell, text, column, span);
        if (!placed.empty()) {
          row.add(placed);
        }
      }
      column += span;
    }
    above.nextRow();
    return row;
  }

  private static List<GridCell> joinAffixes(List<GridCell> row) {
    List<GridCell> joined = new ArrayList<>();
    for (GridCell cell : row) {
      GridCell before = joined.isEmpty() ? cell : joined.get(joined.size() - 1);
      boolean prefix = !joined.isEmpty() && Amounts.isPrefix(before.text()) && cell.numericLike();
      boolean suffix = !joined.isEmpty() && Amounts.isSuffix(cell.text()) && before.numericLike();
      if (prefix || suffix) {
        joined.set(joined.size() - 1, before.join(cell, prefix));
      } else {
        joined.add(cell);
      }
    }
    return joined;
  }

  /** Keeps the columns that a cell has to itself: others only hold signs, or room. */
  private static Grid compact(List<List<GridCell>> rows, int headRows) {
    ColumnSet starts = new ColumnSet(MOST_COLUMNS);
    rows.forEach(row -> row.forEach(cell -> starts.add(cell.column())));
    ColumnSet own = new ColumnSet(MOST_COLUMNS);
    rows.forEach(row -> addIf(cell -> starts.count(cell) == 1, row, own));
    ColumnSet kept = new ColumnSet(own);
    rows.forEach(row -> addIf(cell -> own.count(cell) == 0, row, kept));
    List<List<GridCell>> compacted = new ArrayList<>();
    for (List<GridCell> row : rows) {
      List<GridCell> cells = new ArrayList<>();
      for (GridCell cell : row) {
        int first = kept.before(cell.column());
        int last = Math.max(first + 1, kept.before(cell.lastColumn()));
        cells.add(cell.at(first, last - first));
      }
      compacted.add(cells);
    }
    return new Grid(compacted, kept.before(MOST_COLUMNS), Math.min(headRows, compacted.size()));
  }

  private static void addIf(Predicate<GridCell> which, List<GridCell> row, ColumnSet columns) {
    for (GridCell cell : row) {
      if (which.test(cell)) {
        columns.add(cell.column());
      }
    }
  }

  /** Returns the number of filled cells. */
  int filled() {
    int filled = 0;
    for (List<GridCell> row : rows) {
      filled += row.size();
    }
    return filled;
  }

  /** Returns the number of cells with an amount. */
  int amounts() {
    int amounts = 0;
    for (List<GridCell> row : rows) {
      for (GridCell cell : row) {
        amounts += cell.numeric() ? 1 : 0;
      }
    }
    return amounts;
  }
}

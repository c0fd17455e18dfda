package io.varve.transforms.filings.table;

import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.SourceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    int[] covered = new int[MOST_COLUMNS];
    int headRows = 0;
    for (int r = 0; r < table.rows().size(); r++) {
      List<GridCell> row = place(table.rows().get(r), text, covered);
      if (!row.isEmpty()) {
        rows.add(row);
        headRows += r < table.headRows() ? 1 : 0;
      }
    }
    List<List<GridCell>> signed = rows.stream().map(Grid::joinAffixes).toList();
    return compact(Marks.join(signed), headRows);
  }

  /** Puts the cells of a row into the columns that cells from above leave free. */
  private static List<GridCell> place(
      List<SourceTable.Cell> cells, CanonicalText text, int[] covered) {
    List<GridCell> row = new ArrayList<>();
    int column = 0;
    int[] next = covered.clone();
    for (SourceTable.Cell cell : cells) {
      while (column < MOST_COLUMNS && covered[column] > 0) {
        column++;
      }
      if (column >= MOST_COLUMNS) {
        break;
      }
      int span = Math.min(cell.colspan(), MOST_COLUMNS - column);
      if (cell.rowspan() > 1) {
        for (int c = column; c < column + span; c++) {
          next[c] = cell.rowspan();
        }
      }
      GridCell placed = GridCell.of(cell, text, column, span);
      if (!placed.empty()) {
        row.add(placed);
      }
      column += span;
    }
    for (int c = 0; c < MOST_COLUMNS; c++) {
      covered[c] = Math.max(0, next[c] - 1);
    }
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
    TreeSet<Integer> starts = new TreeSet<>();
    rows.forEach(row -> row.forEach(cell -> starts.add(cell.column())));
    TreeSet<Integer> kept = new TreeSet<>();
    forEach(rows, cell -> starts.subSet(cell.column(), cell.lastColumn()).size() == 1, kept);
    TreeSet<Integer> own = new TreeSet<>(kept);
    forEach(rows, cell -> own.subSet(cell.column(), cell.lastColumn()).isEmpty(), kept);
    List<List<GridCell>> compacted = new ArrayList<>();
    for (List<GridCell> row : rows) {
      List<GridCell> cells = new ArrayList<>();
      for (GridCell cell : row) {
        int first = kept.headSet(cell.column()).size();
        int last = Math.max(first + 1, kept.headSet(cell.lastColumn()).size());
        cells.add(cell.at(first, last - first));
      }
      compacted.add(cells);
    }
    return new Grid(compacted, kept.size(), Math.min(headRows, compacted.size()));
  }

  private static void forEach(
      List<List<GridCell>> rows, Predicate<GridCell> which, Set<Integer> columns) {
    rows.forEach(row -> row.stream().filter(which).forEach(cell -> columns.add(cell.column())));
  }

  /** Returns the number of filled cells. */
  int filled() {
    return rows.stream().mapToInt(List::size).sum();
  }

  /** Returns the number of cells with an amount. */
  int amounts() {
    return (int) rows.stream().flatMap(List::stream).filter(GridCell::numeric).count();
  }
}

package io.varve.transforms.filings.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of the header above each column; what spans all columns is of none. */
final class ColumnWords {

  private ColumnWords() {}

  static List<String> of(Grid grid, int headerRows) {
    List<String> columns = new ArrayList<>();
    for (int column = 0; column < grid.columns(); column++) {
      StringBuilder words = new StringBuilder();
      for (List<GridCell> row : grid.rows().subList(0, headerRows)) {
        for (GridCell cell : row) {
          boolean above = cell.column() <= column && column < cell.lastColumn();
          boolean all = cell.colspan() >= grid.columns() - 1 && row.size() == 1;
          if (above && !all && cell.column() > 0) {
            words.append(cell.text().toLowerCase(Locale.ROOT)).append(' ');
          }
        }
      }
      columns.add(words.toString());
    }
    return columns;
  }
}

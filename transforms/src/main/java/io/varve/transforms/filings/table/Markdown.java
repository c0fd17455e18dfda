package io.varve.transforms.filings.table;

import java.util.List;

/**
 * Writes a table in MultiMarkdown, where {@code ||} after a cell means that it covers two columns.
 */
final class Markdown {

  private Markdown() {}

  static String of(Grid grid, int headerRows) {
    StringBuilder out = new StringBuilder();
    if (headerRows == 0) {
      out.append("|  ".repeat(grid.columns())).append("|\n");
      rule(out, grid.columns());
    }
    for (int r = 0; r < grid.rows().size(); r++) {
      row(out, grid.rows().get(r), grid.columns());
      if (r == headerRows - 1) {
        rule(out, grid.columns());
      }
    }
    return out.toString();
  }

  private static void row(StringBuilder out, List<GridCell> row, int columns) {
    out.append('|');
    int column = 0;
    for (GridCell cell : row) {
      while (column < cell.column()) {
        out.append("  |");
        column++;
      }
      int span = Math.max(1, cell.lastColumn() - column);
      out.append(' ').append(cell.text().replace("|", "\\|")).append(' ');
      out.append("|".repeat(span));
      column += span;
    }
    out.append("  |".repeat(Math.max(0, columns - column))).append('\n');
  }

  private static void rule(StringBuilder out, int columns) {
    out.append('|').append("---|".repeat(columns)).append('\n');
  }
}

package io.varve.transforms.filings.table;

import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.SourceTable;
import java.util.ArrayList;
import java.util.List;

/** Puts the pieces of the lines of a table of plain text into columns. */
final class PlainColumns {

  private PlainColumns() {}

  static Grid of(SourceTable table, CanonicalText text) {
    List<PlainLine> rows = new ArrayList<>();
    int headRows = 0;
    for (int r = 0; r < table.rows().size(); r++) {
      for (SourceTable.Cell line : table.rows().get(r)) {
        PlainLine read =
            PlainLine.of(text.text().substring(line.start(), line.end()), line.start());
        if (!read.isRule()) {
          rows.add(read);
          headRows += r < table.headRows() ? 1 : 0;
        }
      }
    }
    return align(rows, headRows);
  }

  /** Columns are told by the right edges of the amounts: they stand under each other. */
  private static Grid align(List<PlainLine> rows, int headRows) {
    List<Integer> edges = new ArrayList<>();
    for (PlainLine row : rows.subList(headRows < rows.size() ? headRows : 0, rows.size())) {
      for (PlainLine.Piece piece : row.pieces()) {
        boolean near = edges.stream().anyMatch(edge -> Math.abs(edge - piece.to()) <= 3);
        if (piece.from() > 0 && Amounts.isNumeric(piece.text()) && !near && edges.size() < 60) {
          edges.add(piece.to());
        }
      }
    }
    edges.sort(Integer::compare);
    List<List<GridCell>> grid = new ArrayList<>();
    int columns = edges.size() + 1;
    for (PlainLine row : rows) {
      List<GridCell> cells = new ArrayList<>();
      int least = 0;
      for (PlainLine.Piece piece : row.pieces()) {
        boolean label = grid.size() >= headRows && cells.isEmpty() && isLabel(piece, edges);
        int column = label ? 0 : Math.max(least, column(piece, edges));
        int offset = row.start();
        cells.add(GridCell.line(piece.text(), column, offset + piece.from(), offset + piece.to()));
        least = column + 1;
        columns = Math.max(columns, least);
      }
      grid.add(cells);
    }
    return new Grid(grid, columns, headRows);
  }

  /** Long labels reach to the amounts, but they begin far from them. */
  private static boolean isLabel(PlainLine.Piece piece, List<Integer> edges) {
    return !edges.isEmpty() && piece.from() * 2 < edges.get(0) && !piece.numeric();
  }

  private static int column(PlainLine.Piece piece, List<Integer> edges) {
    if (piece.from() == 0 || edges.isEmpty()) {
      return 0;
    }
    int best = 0;
    for (int i = 1; i < edges.size(); i++) {
      if (Math.abs(edges.get(i) - piece.to()) < Math.abs(edges.get(best) - piece.to())) {
        best = i;
      }
    }
    boolean label = piece.to() < edges.get(0) - 12;
    return label ? 0 : best + 1;
  }
}

package io.varve.transforms.filings.table;

import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.SourceTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the cells of a table of plain text: two spaces or a tab separate cells, dots lead from a
 * label to its amounts, and rows of dashes only draw lines.
 */
final class PlainColumns {

  private PlainColumns() {}

  static Grid of(SourceTable table, CanonicalText text) {
    List<List<Piece>> rows = new ArrayList<>();
    int headRows = 0;
    for (int r = 0; r < table.rows().size(); r++) {
      for (SourceTable.Cell line : table.rows().get(r)) {
        List<Piece> pieces = split(text.text().substring(line.start(), line.end()), line.start());
        if (!pieces.isEmpty()) {
          rows.add(pieces);
          headRows += r < table.headRows() ? 1 : 0;
        }
      }
    }
    return align(rows, headRows);
  }

  /**
   * A piece of a line.
   *
   * @param from first character of the line
   * @param to character after it
   * @param offset offset of the line in the canonical text
   */
  private record Piece(String text, int from, int to, int offset) {}

  private static List<Piece> split(String line, int offset) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      while (at < line.length() && line.charAt(at) <= ' ') {
        at++;
      }
      int start = at;
      while (at < line.length() && !gapAt(line, at)) {
        at++;
      }
      String piece = trimDots(line.substring(start, at));
      if (!piece.isEmpty() && !isRule(piece)) {
        addAmounts(new Piece(piece, start, at, offset), pieces);
      }
    }
    return pieces;
  }

  /** In narrow tables only one space separates amounts. */
  private static void addAmounts(Piece piece, List<Piece> pieces) {
    String text = piece.text();
    List<Piece> amounts = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf(' ', from);
      if (end >= 0 && text.charAt(end - 1) == '$') {
        while (end < text.length() && text.charAt(end) == ' ') {
          end++;
        }
        end = text.indexOf(' ', end);
      }
      end = end < 0 ? text.length() : end;
      String amount = text.substring(from, end);
      if (!Amounts.isMarked(amount)) {
        pieces.add(piece);
        return;
      }
      amounts.add(new Piece(amount, piece.from() + from, piece.from() + end, piece.offset()));
      from = end + 1;
    }
    pieces.addAll(amounts);
  }

  private static boolean gapAt(String line, int at) {
    char c = line.charAt(at);
    boolean next = at + 1 < line.length() && line.charAt(at + 1) <= ' ';
    // "$   1,234" is one amount although spaces stand inside.
    boolean currency = at > 0 && line.charAt(at - 1) == '$';
    return c == '\t' || (c == ' ' && next && !currency && !insideCurrency(line, at));
  }

  private static boolean insideCurrency(String line, int at) {
    int back = at;
    while (back > 0 && line.charAt(back - 1) == ' ' && at - back < 20) {
      back--;
    }
    return back > 0 && line.charAt(back - 1) == '$';
  }

  private static String trimDots(String piece) {
    int end = piece.length();
    while (end > 0 && (piece.charAt(end - 1) == '.' || piece.charAt(end - 1) == ' ')) {
      end--;
    }
    return piece.length() - end >= 3 ? piece.substring(0, end) : piece.stripTrailing();
  }

  private static boolean isRule(String piece) {
    return piece.chars().allMatch(c -> c == '-' || c == '=' || c == '_') && piece.length() > 2;
  }

  /** Columns are told by the right edges of the amounts: they stand under each other. */
  private static Grid align(List<List<Piece>> rows, int headRows) {
    List<Integer> edges = new ArrayList<>();
    for (List<Piece> row : rows.subList(headRows < rows.size() ? headRows : 0, rows.size())) {
      for (Piece piece : row) {
        boolean near = edges.stream().anyMatch(edge -> Math.abs(edge - piece.to()) <= 3);
        if (piece.from() > 0 && Amounts.isNumeric(piece.text()) && !near && edges.size() < 60) {
          edges.add(piece.to());
        }
      }
    }
    edges.sort(Integer::compare);
    List<List<GridCell>> grid = new ArrayList<>();
    int columns = edges.size() + 1;
    for (List<Piece> row : rows) {
      List<GridCell> cells = new ArrayList<>();
      int least = 0;
      for (Piece piece : row) {
        int column = Math.max(least, column(piece, edges));
        int offset = piece.offset();
        cells.add(GridCell.line(piece.text(), column, offset + piece.from(), offset + piece.to()));
        least = column + 1;
        columns = Math.max(columns, least);
      }
      grid.add(cells);
    }
    return new Grid(grid, columns, headRows);
  }

  private static int column(Piece piece, List<Integer> edges) {
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

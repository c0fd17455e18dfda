package io.varve.transforms.filings.table;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The columns of percentages: the sign often stands in the header, or only beside the first number.
 */
final class PercentColumns {

  private static final Pattern NAMED = Pattern.compile("%|\\bpercent(?:age)?s?\\b");

  private PercentColumns() {}

  static BitSet of(Grid grid, int headerRows, List<String> words) {
    int columns = grid.columns();
    BitSet signed = new BitSet(columns);
    BitSet money = new BitSet(columns);
    BitSet seen = new BitSet(columns);
    BitSet first = new BitSet(columns);
    for (List<GridCell> row : grid.rows().subList(headerRows, grid.rows().size())) {
      for (GridCell cell : row) {
        if (cell.column() == 0 || cell.number().isEmpty()) {
          continue;
        }
        boolean percent = cell.text().indexOf('%') >= 0;
        signed.set(cell.column(), signed.get(cell.column()) || percent);
        first.set(cell.column(), seen.get(cell.column()) ? first.get(cell.column()) : percent);
        seen.set(cell.column());
        if (cell.text().indexOf('$') >= 0 || cell.text().indexOf(',') >= 0) {
          money.set(cell.column());
        }
      }
    }
    BitSet result = new BitSet(columns);
    for (int column = 0; column < columns; column++) {
      String header = words.get(column);
      boolean named = NAMED.matcher(header).find();
      boolean rate = header.contains("rate") && signed.get(column);
      result.set(column, !money.get(column) && (named || rate || first.get(column)));
    }
    return result;
  }
}

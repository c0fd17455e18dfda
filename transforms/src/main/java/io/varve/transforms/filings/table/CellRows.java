package io.varve.transforms.filings.table;

import io.varve.transforms.filings.row.CellRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cells of a table as they are stored, with what their tagged facts say.
 *
 * @param rows cells row by row, those without text included
 * @param facts cells with a fact
 * @param mismatches cells whose fact says another number
 */
record CellRows(List<List<CellRow>> rows, int facts, int mismatches) {

  private static final CellRow BLANK = blank(false);
  private static final CellRow BLANK_HEAD = blank(true);

  private static CellRow blank(boolean header) {
    return new CellRow("", Optional.empty(), 1, 1, header, List.of(), Optional.empty());
  }

  static CellRows of(Grid grid, int headerRows, Scales scales, FactCheck check) {
    CellScales cellScales = new CellScales(scales, grid, headerRows);
    List<List<CellRow>> rows = new ArrayList<>();
    for (int r = 0; r < grid.rows().size(); r++) {
      boolean header = r < headerRows;
      List<CellRow> row = new ArrayList<>();
      int column = 0;
      cellScales.row(grid.rows().get(r));
      for (GridCell cell : grid.rows().get(r)) {
        for (; column < cell.column(); column++) {
          row.add(header ? BLANK_HEAD : BLANK);
        }
        Optional<Double> number = cell.number();
        Optional<Double> scale =
            header || number.isEmpty() ? Optional.empty() : cellScales.of(cell);
        check.cell(cell, number, scale.orElse(1.0));
        row.add(row(cell, header, number, scale));
        column = cell.lastColumn();
      }
      for (; column < grid.columns(); column++) {
        row.add(header ? BLANK_HEAD : BLANK);
      }
      rows.add(row);
    }
    return new CellRows(rows, check.count(), check.mismatches());
  }

  private static CellRow row(
      GridCell cell, boolean header, Optional<Double> number, Optional<Double> scale) {
    return new CellRow(
        cell.text(),
        number,
        Math.max(1, cell.colspan()),
        cell.rowspan(),
        header,
        FootnoteMarks.of(cell),
        scale);
  }
}

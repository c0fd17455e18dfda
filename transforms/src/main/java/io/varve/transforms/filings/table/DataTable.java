package io.varve.transforms.filings.table;

import io.varve.transforms.filings.row.CellRow;
import java.util.List;
import java.util.Optional;

/**
 * A data table with its place in the canonical text; the columns of the stored row that do not
 * depend on other tables.
 *
 * @param start offset of its first character
 * @param end offset after its last character
 * @param caption line above it that names its contents
 * @param heading nearest heading before it
 * @param kind kind as stored
 * @param scale factor of its amounts
 * @param currency ISO 4217 code
 * @param columnCount number of columns
 * @param headerRows number of header rows
 * @param cells cells row by row
 * @param markdown the table in MultiMarkdown
 * @param factCount cells that inline XBRL tags with a number; absent in other documents
 * @param factMismatches those of them that were read as another number, signs aside
 */
public record DataTable(
    int start,
    int end,
    Optional<String> caption,
    Optional<String> heading,
    String kind,
    Optional<Long> scale,
    Optional<String> currency,
    int columnCount,
    int headerRows,
    List<List<CellRow>> cells,
    String markdown,
    Optional<Integer> factCount,
    Optional<Integer> factMismatches) {

  public DataTable {
    cells = List.copyOf(cells);
  }

  /** Returns a copy with these cells, as many as before. */
  public DataTable with(List<List<CellRow>> others) {
    return new DataTable(
        start,
        end,
        caption,
        heading,
        kind,
        scale,
        currency,
        columnCount,
        headerRows,
        others,
        markdown,
        factCount,
        factMismatches);
  }
}

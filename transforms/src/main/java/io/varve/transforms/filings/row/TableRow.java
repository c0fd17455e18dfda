package io.varve.transforms.filings.row;

import java.util.List;
import java.util.Optional;

/**
 * One data table. Tables that only place text on the page have no row here; their text is in the
 * sections all the same.
 *
 * @param documentId document that it is part of
 * @param tableId identity within the document, derived from its place and text
 * @param sectionId level-1 section that holds its first character
 * @param ordinal place in reading order, from 1
 * @param start offset of its first character in the canonical text
 * @param end offset after its last character
 * @param caption line above it that names its contents
 * @param heading nearest heading before it
 * @param kind {@code balance_sheet, income_statement, cash_flow, other_financial, narrative}
 * @param scale factor of its amounts, 1000 for "in thousands"
 * @param currency ISO 4217 code
 * @param rowCount number of rows
 * @param columnCount number of columns, spans counted
 * @param headerRows number of rows at its top that name the columns
 * @param cells cells row by row
 * @param markdown the table in MultiMarkdown
 * @param factCount cells that inline XBRL tags with a number; absent in other documents
 * @param factMismatches those of them that were read as another number, signs aside
 */
public record TableRow(
    String documentId,
    String tableId,
    String sectionId,
    int ordinal,
    int start,
    int end,
    Optional<String> caption,
    Optional<String> heading,
    String kind,
    Optional<Long> scale,
    Optional<String> currency,
    int rowCount,
    int columnCount,
    int headerRows,
    List<List<CellRow>> cells,
    String markdown,
    Optional<Integer> factCount,
    Optional<Integer> factMismatches) {

  public TableRow {
    cells = cells.stream().map(List::copyOf).toList();
    if (rowCount != cells.size()) {
      throw new IllegalArgumentException(
          "Invalid table: " + rowCount + " rows announced, " + cells.size() + " given");
    }
  }
}

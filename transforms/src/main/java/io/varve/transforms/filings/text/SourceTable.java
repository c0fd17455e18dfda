package io.varve.transforms.filings.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as the source marks it: rows of cells that are spans of the canonical text.
 *
 * @param parent number of the table around it, or -1
 * @param rows its rows, those without text included
 * @param monospaced whether it is a table of plain text, whose cells are yet to be found by columns
 * @param headRows number of leading rows that the source marks as header
 */
public record SourceTable(int parent, List<List<Cell>> rows, boolean monospaced, int headRows) {

  public SourceTable {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * One cell.
   *
   * @param start offset of its first character; equal to {@code end} for an empty cell
   * @param end offset after its last character
   * @param colspan columns that it covers
   * @param rowspan rows that it covers
   * @param bold whether most of its text is bold
   */
  public record Cell(int start, int end, int colspan, int rowspan, boolean bold) {}

  /** Collects the rows of a table while the document is read. */
  static final class Builder {
    private final int parent;
    private final boolean monospaced;
    private final List<List<Cell>> rows = new ArrayList<>();
    private int headRows;

    Builder(int parent, boolean monospaced) {
      this.parent = parent;
      this.monospaced = monospaced;
    }

    void startRow(boolean head) {
      if (head && headRows == rows.size()) {
        headRows++;
      }
      rows.add(new ArrayList<>());
    }

    /** Marks all rows so far as header. */
    void markHead() {
      headRows = rows.size();
    }

    void add(Cell cell) {
      if (rows.isEmpty()) {
        startRow(false);
      }
      rows.get(rows.size() - 1).add(cell);
    }

    SourceTable build() {
      return new SourceTable(parent, rows, monospaced, headRows);
    }
  }
}

package io.varve.transforms.filings.table;

import java.util.Arrays;

/** The columns that cells of rows above still cover, for the row that is being placed. */
final class RowSpans {

  private final int[] covered;
  private final int[] next;

  /** No column from here on is or will be covered, which most tables need not look beyond. */
  private int width;

  /** Nothing is covered of so many columns. */
  RowSpans(int columns) {
    this.covered = new int[columns];
    this.next = new int[columns];
  }

  /** Returns the first column from here on that no cell of a row above covers. */
  int free(int from) {
    int column = from;
    while (column < width && covered[column] > 0) {
      column++;
    }
    return column;
  }

  /** Covers the columns {@code [from, to)} in this row and those below it, so many in all. */
  void cover(int from, int to, int rows) {
    Arrays.fill(next, from, to, rows);
    width = Math.max(width, to);
  }

  /** Goes on to the next row. */
  void nextRow() {
    for (int column = 0; column < width; column++) {
      next[column] = Math.max(0, next[column] - 1);
      covered[column] = next[column];
    }
  }
}

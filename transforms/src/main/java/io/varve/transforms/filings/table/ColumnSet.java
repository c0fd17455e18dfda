package io.varve.transforms.filings.table;

/** A set of columns that tells at once how many of it lie in a span, however wide. */
final class ColumnSet {

  private final boolean[] members;

  /** For each column how many members stand before it; empty until somebody asks. */
  private int[] before = new int[0];

  /** Holds none of so many columns. */
  ColumnSet(int columns) {
    this.members = new boolean[columns];
  }

  /** Holds the columns of another set. */
  ColumnSet(ColumnSet other) {
    this.members = other.members.clone();
  }

  void add(int column) {
    if (!members[column]) {
      members[column] = true;
      before = new int[0];
    }
  }

  /** Returns how many members stand before a column. */
  int before(int column) {
    if (before.length == 0) {
      before = new int[members.length + 1];
      for (int i = 0; i < members.length; i++) {
        before[i + 1] = before[i] + (members[i] ? 1 : 0);
      }
    }
    return before[column];
  }

  /** Returns how many members the columns of a cell have. */
  int count(GridCell cell) {
    return before(cell.lastColumn()) - before(cell.column());
  }
}

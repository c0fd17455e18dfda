package io.varve.transforms.filings.row;

/** The check that all rows with offsets share. */
final class Spans {

  private Spans() {}

  /** Checks that a text can stand between these offsets. */
  static void check(int start, int end, String text) {
    if (start < 0 || end - start != text.length()) {
      throw new IllegalArgumentException(
          "Invalid span: "
              + start
              + " to "
              + end
              + " cannot hold "
              + text.length()
              + " characters");
    }
  }
}

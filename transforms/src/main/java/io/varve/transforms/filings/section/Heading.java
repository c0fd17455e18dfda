package io.varve.transforms.filings.section;

/**
 * A heading inside an item.
 *
 * @param start offset of its first character
 * @param end offset after the heading itself
 * @param block number of its last block
 * @param title the heading on one line
 * @param weight how much it stands out; equal for headings of one look
 * @param note whether it is the heading of a numbered note to the statements
 */
record Heading(int start, int end, int block, String title, int weight, boolean note) {

  /** Returns this heading continued on the next line. */
  Heading and(Heading next) {
    return new Heading(
        start, next.end(), next.block(), title + " " + next.title(), weight, note || next.note());
  }
}

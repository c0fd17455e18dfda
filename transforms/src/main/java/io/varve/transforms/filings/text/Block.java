package io.varve.transforms.filings.text;

/**
 * One block of the canonical text: a paragraph, a heading, a table row, or a line of plain text.
 *
 * @param start offset of its first character
 * @param end offset after its last character; a line break or the end of the text follows
 * @param layout how it looks
 * @param table number of the table that it is a row of, or -1
 * @param gapBefore whether a blank line or a page break stands before it
 */
public record Block(int start, int end, Layout layout, int table, boolean gapBefore) {

  /**
   * How a block looks.
   *
   * @param boldShare share of its characters in bold, 0 to 1; the same for the others
   * @param boldLead characters in bold before the first that is not
   * @param emphasised share in italics or underlined
   * @param centered whether it is centred
   * @param linked share inside a link to a later place in the same document
   * @param size size of its first letters in points, 0 where the source does not say
   * @param preformatted whether its spaces and line break are the author's
   */
  public record Layout(
      double boldShare,
      int boldLead,
      double emphasised,
      boolean centered,
      double linked,
      double size,
      boolean preformatted) {

    /** The layout of plain text. */
    public static final Layout PLAIN = new Layout(0, 0, 0, false, 0, 0, true);
  }

  /** Returns the number of characters. */
  public int length() {
    return end - start;
  }
}

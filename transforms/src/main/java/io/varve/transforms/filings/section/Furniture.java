package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.CanonicalText;
import java.util.BitSet;

/**
 * What a page repeats: its number, and the short lines around it. It stays in the text but is no
 * heading; only the first of equal lines may be one.
 */
final class Furniture {

  private static final int NEAR = 3;
  private static final int OFTEN = 4;

  private final LineForms lines;
  private final BitSet numbers = new BitSet();
  private final BitSet edges = new BitSet();

  /** Forms of lines that come on many pages. */
  private final BitSet running = new BitSet();

  private Furniture(LineForms lines) {
    this.lines = lines;
  }

  static Furniture of(CanonicalText text, LineForms lines, PageNumbers pages) {
    Furniture furniture = new Furniture(lines);
    for (int block : pages.blocks()) {
      furniture.numbers.set(block);
      furniture.edges.set(Math.max(0, block - NEAR), block + NEAR + 1);
    }
    BitSet breaks = PageBreaks.of(text).first();
    for (int block = breaks.nextSetBit(0); block >= 0; block = breaks.nextSetBit(block + 1)) {
      furniture.edges.set(Math.max(0, block - NEAR), block + NEAR);
    }
    furniture.count(text.blocks().size());
    return furniture;
  }

  private void count(int blocks) {
    int[] copies = new int[lines.size()];
    int[] atEdge = new int[lines.size()];
    for (int i = 0; i < blocks; i++) {
      int form = lines.number(i);
      if (form >= 0) {
        copies[form]++;
        atEdge[form] += edges.get(i) ? 1 : 0;
      }
    }
    for (int form = 0; form < copies.length; form++) {
      boolean often = atEdge[form] >= OFTEN && atEdge[form] * 5 >= copies[form] * 3;
      running.set(form, often && !lines.form(form).isEmpty());
    }
  }

  /** Returns whether the block is a page number with what stands beside it. */
  boolean isPageNumber(int block) {
    return numbers.get(block);
  }

  /** Returns whether the block is one of the lines that come on many pages. */
  boolean isRunning(int block) {
    return edges.get(block) && lines.number(block) >= 0 && running.get(lines.number(block));
  }

  /** Returns whether a page begins or ends near the block. */
  boolean isAtEdge(int block) {
    return edges.get(block);
  }
}

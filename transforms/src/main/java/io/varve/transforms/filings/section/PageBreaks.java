package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.BitSet;

/**
 * The page breaks of a document, by the block that begins the next page.
 *
 * @param first blocks that begin a page
 */
record PageBreaks(BitSet first) {

  static PageBreaks of(CanonicalText text) {
    BitSet first = new BitSet();
    int block = 0;
    for (int offset : text.places().pageBreaks()) {
      while (block < text.blocks().size() && text.blocks().get(block).start() < offset) {
        block++;
      }
      if (block < text.blocks().size()) {
        Block next = text.blocks().get(block);
        first.set(next.start() >= offset ? block : block + 1);
      }
    }
    return new PageBreaks(first);
  }

  /** Returns whether a page ends at most so many blocks after this one. */
  boolean after(int block, int most) {
    int next = first.nextSetBit(block + 1);
    return next >= 0 && next <= block + most;
  }

  /** Returns whether a page begins at this block or at most so many before. */
  boolean before(int block, int most) {
    int last = first.previousSetBit(block);
    return last >= 0 && last > block - most;
  }

  /** Returns the block that begins the page of this one, or -1. */
  int lastBefore(int block) {
    return first.previousSetBit(block);
  }
}

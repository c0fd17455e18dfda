package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a page repeats: its number, and the short lines around it. It stays in the text but is no
 * heading; only the first of equal lines may be one.
 */
final class Furniture {

  private static final int SHORT = 120;
  private static final int NEAR = 3;
  private static final int OFTEN = 4;

  private final CanonicalText text;
  private final BitSet numbers = new BitSet();
  private final BitSet edges = new BitSet();
  private final Set<String> running = new HashSet<>();

  private Furniture(CanonicalText text) {
    this.text = text;
  }

  static Furniture of(CanonicalText text, PageNumbers pages) {
    Furniture furniture = new Furniture(text);
    for (int block : pages.blocks()) {
      furniture.numbers.set(block);
      furniture.edges.set(Math.max(0, block - NEAR), block + NEAR + 1);
    }
    BitSet breaks = PageBreaks.of(text).first();
    for (int block = breaks.nextSetBit(0); block >= 0; block = breaks.nextSetBit(block + 1)) {
      furniture.edges.set(Math.max(0, block - NEAR), block + NEAR);
    }
    furniture.count();
    return furniture;
  }

  private void count() {
    Map<String, int[]> counts = new HashMap<>();
    for (int i = 0; i < text.blocks().size(); i++) {
      if (text.blocks().get(i).length() <= SHORT) {
        int[] count = counts.computeIfAbsent(form(i), key -> new int[2]);
        count[0]++;
        count[1] += edges.get(i) ? 1 : 0;
      }
    }
    counts.forEach(
        (form, count) -> {
          if (count[1] >= OFTEN && count[1] * 5 >= count[0] * 3 && !form.isEmpty()) {
            running.add(form);
          }
        });
  }

  /** Returns whether the block is a page number with what stands beside it. */
  boolean isPageNumber(int block) {
    return numbers.get(block);
  }

  /** Returns whether the block is one of the lines that come on many pages. */
  boolean isRunning(int block) {
    return text.blocks().get(block).length() <= SHORT
        && edges.get(block)
        && running.contains(form(block));
  }

  /** Returns whether a page begins or ends near the block. */
  boolean isAtEdge(int block) {
    return edges.get(block);
  }

  private String form(int index) {
    Block block = text.blocks().get(index);
    return PageLabel.form(text.of(block));
  }
}

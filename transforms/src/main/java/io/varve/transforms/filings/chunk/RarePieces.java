package io.varve.transforms.filings.chunk;

import java.util.Arrays;

/**
 * Remembers the tokens of pieces that {@link PieceTokens} has no room for: indents and other long
 * runs, and those with rare characters. It has room for 8,192 pieces of up to 128 characters, about
 * 1 MB; a piece takes the place of another one of the same hash. Safe for several threads: entries
 * do not change, and one that another thread overwrites is counted again.
 */
final class RarePieces {

  private static final int BITS = 13;
  private static final int SPREAD = 0x9E3779B9;

  private static final Entry[] ENTRIES = new Entry[1 << BITS];

  private RarePieces() {}

  /** A piece and its tokens. */
  private static final class Entry {
    private final char[] piece;
    private final int tokens;

    Entry(char[] piece, int tokens) {
      this.piece = piece;
      this.tokens = tokens;
    }
  }

  static {
    Arrays.fill(ENTRIES, new Entry(new char[0], 0));
  }

  /** Returns the number of tokens of {@code [from, to)}. */
  static int count(char[] text, int from, int to) {
    if (to - from > EncodingTokens.LONGEST_RUN) {
      return EncodingTokens.count(new String(text, from, to - from));
    }
    int hash = 0;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + text[at];
    }
    int slot = (hash * SPREAD) >>> (Integer.SIZE - BITS);
    Entry entry = ENTRIES[slot];
    if (!Arrays.equals(entry.piece, 0, entry.piece.length, text, from, to)) {
      String piece = new String(text, from, to - from);
      entry = new Entry(piece.toCharArray(), EncodingTokens.count(piece));
      ENTRIES[slot] = entry;
    }
    return entry.tokens;
  }
}

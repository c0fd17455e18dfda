package io.varve.transforms.filings.chunk;

import java.util.Arrays;

/**
 * Remembers the tokens of short pieces of text: filings are made of the same words. It has room for
 * 131,072 pieces of up to 24 characters of ASCII, dashes and quotation marks, about 6 MB. Two
 * pieces of the same hash stay beside each other, and a third takes the place of the one not asked
 * for last. Safe for several threads: entries do not change, and one that another thread overwrites
 * is counted again.
 */
final class PieceTokens {

  private static final int BITS = 17;

  /** Characters in a long, a byte for each. */
  private static final int PACKED = Long.BYTES;

  /** In place of the third part of a key: the second is how often one character is repeated. */
  private static final long DRAWN = Long.MAX_VALUE;

  private static final Entry[] ENTRIES = new Entry[1 << BITS];

  private PieceTokens() {}

  /** A piece as its packed characters, and its tokens. */
  private record Entry(long a, long b, long c, int tokens) {

    boolean is(long first, long second, long third) {
      return a == first && b == second && c == third;
    }
  }

  static {
    Arrays.fill(ENTRIES, new Entry(0, 0, 0, 0));
  }

  /** Returns the number of tokens of {@code [from, to)}. */
  static int count(char[] text, int from, int to) {
    boolean drawn = to - from > 3 * PACKED && isOneCharacter(text, from, to);
    long a = packed(text, from, drawn ? from + 1 : to);
    long b = drawn ? to - from : packed(text, from + PACKED, to);
    long c = drawn ? DRAWN : packed(text, from + 2 * PACKED, to);
    if (a < 0 || b < 0 || c < 0 || (!drawn && to - from > 3 * PACKED)) {
      return RarePieces.count(text, from, to);
    }
    long hash = (a * 0x9E3779B97F4A7C15L + b) * 0xC2B2AE3D27D4EB4FL + c;
    int at = (int) ((hash * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - BITS)) & -2;
    Entry entry = ENTRIES[at];
    if (!entry.is(a, b, c)) {
      Entry other = ENTRIES[at + 1];
      ENTRIES[at + 1] = entry;
      entry = other.is(a, b, c) ? other : new Entry(a, b, c, library(text, from, to));
      ENTRIES[at] = entry;
    }
    return entry.tokens;
  }

  /** Returns whether it draws a line, or a leader from a label to an amount. */
  private static boolean isOneCharacter(char[] text, int from, int to) {
    int at = from + 1;
    while (at < to && text[at] == text[from]) {
      at++;
    }
    return at == to;
  }

  /** Returns up to eight characters in a number, or -1 when one is rare. */
  private static long packed(char[] text, int from, int to) {
    long packed = 0;
    int end = Math.min(to, from + PACKED);
    for (int at = from; at < end; at++) {
      int c = text[at];
      int code = c < 0x80 ? c : c >= 0x2010 && c <= 0x2027 ? c - 0x2010 + 0x80 : 0;
      if (code == 0) {
        return -1;
      }
      packed = packed << 8 | code;
    }
    return packed;
  }

  private static int library(char[] text, int from, int to) {
    return EncodingTokens.count(new String(text, from, to - from));
  }
}

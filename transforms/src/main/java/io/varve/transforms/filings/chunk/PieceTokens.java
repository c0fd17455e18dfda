package io.varve.transforms.filings.chunk;

/**
 * Remembers the tokens of short pieces of text: filings are made of the same words. It has room for
 * 131,072 pieces of up to 24 characters of ASCII, dashes and quotation marks, in 4 MB. Two pieces
 * of the same hash stay beside each other, and a third takes the place of the one not asked for
 * last.
 *
 * <p>Safe for several threads without a lock: tokens lie together with the hash of their piece, so
 * an entry that two threads wrote at once is nobody's, and its piece is counted again.
 */
final class PieceTokens {

  private static final int BITS = 17;

  /** Characters in a long, a byte for each. */
  private static final int PACKED = Long.BYTES;

  /** In place of the third part of a key: the second is how often one character is repeated. */
  private static final long DRAWN = Long.MAX_VALUE;

  /**
   * The three parts of a key, then the hash with the tokens in its last bits: a look at one place.
   */
  private static final int ENTRY = 4;

  private static final long TOKENS = 0xFFFF;

  private static final long[] TABLE = new long[ENTRY << BITS];

  private PieceTokens() {}

  /** Returns the number of tokens of {@code [from, to)}. */
  static int count(char[] text, int from, int to) {
    boolean drawn = to - from > 3 * PACKED && isOneCharacter(text, from, to);
    long a = packed(text, from, drawn ? from + 1 : to);
    long b = drawn ? to - from : packed(text, from + PACKED, to);
    long c = drawn ? DRAWN : packed(text, from + 2 * PACKED, to);
    if (a < 0 || b < 0 || c < 0 || (!drawn && to - from > 3 * PACKED)) {
      return RarePieces.count(text, from, to);
    }
    long hash = hash(a, b, c);
    int at = ((int) (hash >>> (Long.SIZE - BITS)) & -2) * ENTRY;
    int tokens = tokensAt(at, a, b, c, hash);
    if (tokens >= 0) {
      return tokens;
    }
    tokens = tokensAt(at + ENTRY, a, b, c, hash);
    if (tokens < 0) {
      tokens = EncodingTokens.count(new String(text, from, to - from));
    }
    System.arraycopy(TABLE, at, TABLE, at + ENTRY, ENTRY);
    TABLE[at] = a;
    TABLE[at + 1] = b;
    TABLE[at + 2] = c;
    TABLE[at + 3] = (hash & ~TOKENS) | tokens;
    return tokens;
  }

  /** Returns the tokens of this piece when the entry is its own, else -1. */
  private static int tokensAt(int at, long a, long b, long c, long hash) {
    // Read once: another thread may be writing.
    long last = TABLE[at + 3];
    boolean own =
        ((last ^ hash) & ~TOKENS) == 0
            && TABLE[at] == a
            && TABLE[at + 1] == b
            && TABLE[at + 2] == c;
    return own ? (int) (last & TOKENS) : -1;
  }

  /** Returns a hash of all bits, never that of an empty entry. */
  private static long hash(long a, long b, long c) {
    long hash = (a * 0x9E3779B97F4A7C15L + b) * 0xC2B2AE3D27D4EB4FL + c;
    hash ^= hash >>> 32;
    return (hash * 0x9E3779B97F4A7C15L) | (TOKENS + 1);
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
}

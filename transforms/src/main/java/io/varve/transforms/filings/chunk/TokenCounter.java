package io.varve.transforms.filings.chunk;

/**
 * Counts tokens of the cl100k_base encoding, which the library defines. The time is linear: texts
 * are counted in pieces that the encoding never joins, and pieces seen before cost a look-up. Safe
 * for several threads.
 */
public final class TokenCounter {

  private TokenCounter() {}

  /** Returns the number of tokens; a run of more than 128 characters may count a few too many. */
  public static int count(String text) {
    return count(text.toCharArray(), 0, text.length());
  }

  /** Returns the number of tokens of {@code [from, to)}. */
  static int count(char[] text, int from, int to) {
    int tokens = 0;
    for (int at = from; at < to; ) {
      int end = TokenBreaks.wordEnd(text, at, to);
      tokens += word(text, at, end);
      at = end;
    }
    return tokens;
  }

  /** Returns the number of tokens of a text that no break between words divides. */
  static int word(char[] text, int from, int to) {
    if (to - from > EncodingTokens.LONGEST_RUN) {
      return EncodingTokens.count(new String(text, from, to - from));
    }
    int tokens = 0;
    for (int at = from; at < to; ) {
      int end = TokenBreaks.pieceEnd(text, at, to);
      tokens += PieceTokens.count(text, at, end);
      at = end;
    }
    return tokens;
  }
}

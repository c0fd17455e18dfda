package io.varve.transforms.filings.chunk;

/**
 * Where the encoding surely ends a token, whatever stands before and after: counts of the two sides
 * add up to that of the whole. The published pattern of cl100k_base never lets a match go on
 *
 * <ul>
 *   <li>from white space to the last of its spaces or tabs, when a letter, digit or sign follows,
 *   <li>from a letter to a digit, a sign, a space or a line break,
 *   <li>from a digit to a letter, a sign, a space or a line break,
 *   <li>from a sign to a digit or a space, though to a letter or a line break,
 *   <li>from a line break to a letter, a digit or a sign, though to more white space,
 * </ul>
 *
 * and none of these matches looks ahead beyond such a place. All other pairs of characters, such as
 * two spaces or anything rare, count as unsafe.
 */
final class TokenBreaks {

  private static final int RARE = 0;
  private static final int LETTER = 1;
  private static final int DIGIT = 2;
  private static final int SIGN = 3;
  private static final int SPACE = 4;
  private static final int LINE = 5;
  private static final int KINDS = 6;

  private static final byte[] ASCII = new byte[0x80];

  /**
   * By the kinds before and after; those at the end of a run of visible characters, or behind it.
   */
  private static final boolean[] WORDS = new boolean[KINDS * KINDS];

  private static final boolean[] PIECES = new boolean[KINDS * KINDS];

  static {
    for (char c = 0; c < 0x80; c++) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      boolean sign = c > ' ' && c < 0x7F;
      ASCII[c] = (byte) (letter ? LETTER : digit ? DIGIT : sign ? SIGN : RARE);
    }
    ASCII[' '] = SPACE;
    ASCII['\t'] = SPACE;
    ASCII['\n'] = LINE;
    allow(WORDS, LETTER, SPACE, LINE);
    allow(WORDS, DIGIT, SPACE, LINE);
    allow(WORDS, SIGN, SPACE);
    allow(WORDS, LINE, LETTER, DIGIT, SIGN);
    allow(PIECES, LETTER, DIGIT, SIGN, SPACE, LINE);
    allow(PIECES, DIGIT, LETTER, SIGN, SPACE, LINE);
    allow(PIECES, SIGN, DIGIT, SPACE);
    allow(PIECES, LINE, LETTER, DIGIT, SIGN);
  }

  private TokenBreaks() {}

  private static void allow(boolean[] breaks, int before, int... after) {
    for (int kind : after) {
      breaks[before * KINDS + kind] = true;
    }
  }

  /** Returns the first break after {@code from} beside white space, or {@code to}. */
  static int wordEnd(char[] text, int from, int to) {
    return next(WORDS, text, from, to);
  }

  /** Returns the first break after {@code from}, or {@code to}. */
  static int pieceEnd(char[] text, int from, int to) {
    return isRoom(text[from]) ? roomEnd(text, from, to) : next(PIECES, text, from, to);
  }

  /** The last space of several is of what follows them. */
  private static int roomEnd(char[] text, int from, int to) {
    int end = from + 1;
    while (end < to && isRoom(text[end])) {
      end++;
    }
    boolean last = end - from > 1 && end < to && kind(text[end - 1]) == SPACE;
    return last && isVisible(kind(text[end])) ? end - 1 : next(PIECES, text, end - 1, to);
  }

  private static boolean isRoom(char c) {
    return c == ' ' || c == '\t' || c == '\n';
  }

  private static boolean isVisible(int kind) {
    return kind == LETTER || kind == DIGIT || kind == SIGN;
  }

  private static int next(boolean[] breaks, char[] text, int from, int to) {
    int before = kind(text[from]);
    for (int at = from + 1; at < to; at++) {
      int kind = kind(text[at]);
      if (breaks[before * KINDS + kind]) {
        return at;
      }
      before = kind;
    }
    return to;
  }

  private static int kind(char c) {
    if (c < 0x80) {
      return ASCII[c];
    }
    // Dashes, quotation marks and bullets.
    if (c >= '\u2010' && c <= '\u2027') {
      return SIGN;
    }
    return Character.isLetter(c) ? LETTER : RARE;
  }
}

package io.varve.transforms.filings.text;

/** What counts as white space in filings: more than Java's, among others the no-break spaces. */
public final class WhiteSpace {

  /** The answer for each character below 256. */
  private static final boolean[] LATIN = new boolean[256];

  /** The first space beyond them, and the last. */
  private static final char FIRST = 0x1680;

  private static final char LAST = 0x3000;

  static {
    for (char c = 0; c < LATIN.length; c++) {
      boolean control = (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F) || c == 0x85;
      LATIN[c] = control || Character.isSpaceChar(c);
    }
  }

  private WhiteSpace() {}

  /** Returns whether the character is only room between others. */
  public static boolean is(char c) {
    if (c < LATIN.length) {
      return LATIN[c];
    }
    return c >= FIRST && c <= LAST && Character.isSpaceChar(c);
  }

  /** Returns whether there is nothing but white space in {@code [from, to)}. */
  public static boolean isBlank(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!is(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the text with each run of white space as one space, and none at its ends. */
  public static String collapse(String text) {
    StringBuilder collapsed = new StringBuilder(text.length());
    boolean pending = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (is(c)) {
        pending = !collapsed.isEmpty();
      } else {
        if (pending) {
          collapsed.append(' ');
          pending = false;
        }
        collapsed.append(c);
      }
    }
    return collapsed.toString();
  }

  /** Returns the number of runs without white space. */
  public static int words(String text) {
    return words(text, Integer.MAX_VALUE);
  }

  /** Returns the number of such runs, counted up to {@code most}. */
  public static int words(String text, int most) {
    int words = 0;
    boolean outside = true;
    for (int i = 0; i < text.length() && words < most; i++) {
      boolean space = is(text.charAt(i));
      words += outside && !space ? 1 : 0;
      outside = space;
    }
    return words;
  }
}

package io.varve.transforms.filings.text;

/**
 * How many words any part of a text has. The text is counted once, so that parts inside each other
 * cost no more than a look at their ends. Safe for several threads.
 */
public final class WordCounts {

  /** Characters between two counts. */
  private static final int STEP = 256;

  private final char[] text;

  /** Words that begin before each step. */
  private final int[] before;

  private WordCounts(char[] text) {
    this.text = text;
    this.before = new int[text.length / STEP + 1];
    for (int step = 1; step < before.length; step++) {
      before[step] = before[step - 1] + starts((step - 1) * STEP, step * STEP);
    }
  }

  /** Counts the words of a text: its runs without white space. */
  public static WordCounts of(String text) {
    return new WordCounts(text.toCharArray());
  }

  /** Returns the number of words in {@code [start, end)}; a piece of a word is one. */
  public int between(int start, int end) {
    if (start == end) {
      return 0;
    }
    boolean cut = start > 0 && !WhiteSpace.is(text[start]) && !WhiteSpace.is(text[start - 1]);
    return startsBefore(end) - startsBefore(start) + (cut ? 1 : 0);
  }

  private int startsBefore(int at) {
    int step = at / STEP;
    return before[step] + starts(step * STEP, at);
  }

  /** Returns how many words begin in {@code [from, to)}. */
  private int starts(int from, int to) {
    int starts = 0;
    boolean outside = from == 0 || WhiteSpace.is(text[from - 1]);
    for (int at = from; at < to; at++) {
      boolean space = WhiteSpace.is(text[at]);
      starts += outside && !space ? 1 : 0;
      outside = space;
    }
    return starts;
  }
}

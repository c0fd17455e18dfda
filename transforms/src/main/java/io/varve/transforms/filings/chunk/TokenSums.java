package io.varve.transforms.filings.chunk;

import java.util.Arrays;

/**
 * The text of a section, and its tokens before each of its words, so that any part of it is counted
 * by one subtraction and its two ends. Words are what lies between breaks beside white space.
 */
final class TokenSums {

  private final char[] text;
  private final int offset;
  private int words;
  private int[] starts;
  private int[] before;

  /** Counts {@code [start, end)} of a text once. */
  TokenSums(String text, int start, int end) {
    this.text = new char[end - start];
    this.offset = start;
    text.getChars(start, end, this.text, 0);
    this.starts = new int[this.text.length / 4 + 2];
    this.before = new int[starts.length];
    int tokens = 0;
    for (int at = 0; at < this.text.length; ) {
      add(at, tokens);
      int next = TokenBreaks.wordEnd(this.text, at, this.text.length);
      tokens += TokenCounter.word(this.text, at, next);
      at = next;
    }
    add(this.text.length, tokens);
  }

  private void add(int start, int tokens) {
    if (words == starts.length) {
      starts = Arrays.copyOf(starts, words * 2);
      before = Arrays.copyOf(before, words * 2);
    }
    starts[words] = start;
    before[words++] = tokens;
  }

  /** Returns the character at an offset of the document, in the section. */
  char charAt(int at) {
    return text[at - offset];
  }

  /** Returns the tokens of the text between two offsets of the document, both in the section. */
  int between(int start, int end) {
    int from = start - offset;
    int to = end - offset;
    int first = atOrAfter(from);
    int last = atOrAfter(to);
    last -= starts[last] > to ? 1 : 0;
    if (first > last) {
      return TokenCounter.count(text, from, to);
    }
    return TokenCounter.count(text, from, starts[first])
        + (before[last] - before[first])
        + TokenCounter.count(text, starts[last], to);
  }

  private int atOrAfter(int at) {
    int found = Arrays.binarySearch(starts, 0, words, at);
    return found < 0 ? -found - 1 : found;
  }
}

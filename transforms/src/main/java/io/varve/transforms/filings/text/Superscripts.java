package io.varve.transforms.filings.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The raised text of a document, such as the bare number of a footnote behind a word.
 *
 * @param spans spans of the canonical text in order, apart by more than a space
 */
public record Superscripts(List<Span> spans) {

  /** A document without raised text. */
  public static final Superscripts NONE = new Superscripts(List.of());

  public Superscripts {
    spans = List.copyOf(spans);
  }

  /**
   * One run of raised text.
   *
   * @param start offset of its first character
   * @param end offset after its last character
   */
  public record Span(int start, int end) {}

  /** Returns the runs that stand wholly between two offsets, in order. */
  public List<Span> within(int start, int end) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int last = low;
    while (last < spans.size() && spans.get(last).end() <= end) {
      last++;
    }
    return spans.subList(low, last);
  }

  /** Collects raised characters in the order of the text. */
  static final class Builder {
    /** Text that is set up as a whole, one part in this many, is not raised above other text. */
    private static final int RARE = 5;

    private final List<Span> spans = new ArrayList<>();
    private int raised;

    /**
     * Adds characters that are about to be written.
     *
     * @param at where they will stand
     * @param count how many they are
     * @param spaced whether a space stands before them
     */
    void add(int at, int count, boolean spaced) {
      raised += count;
      Span last = spans.isEmpty() ? new Span(-2, -2) : spans.get(spans.size() - 1);
      boolean goesOn = last.end() == at || (last.end() == at - 1 && spaced);
      if (goesOn) {
        spans.set(spans.size() - 1, new Span(last.start(), at + count));
      } else {
        spans.add(new Span(at, at + count));
      }
    }

    Superscripts build(int length) {
      return raised * (long) RARE > length ? NONE : new Superscripts(spans);
    }
  }
}

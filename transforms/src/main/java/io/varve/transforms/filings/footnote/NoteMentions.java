package io.varve.transforms.filings.footnote;

import io.varve.transforms.filings.text.WhiteSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a text refers to numbered notes: {@code see Note 7}, {@code (notes 3 and 4)}. */
public final class NoteMentions {

  private static final int MOST_NUMBERS = 20;
  private static final int MOST_MENTIONS = 1_000;

  /** The word, whose letters may be small or capital ones. */
  private static final char[] NOTE = {'n', 'o', 't', 'e'};

  private final String text;
  private final char[] characters;
  private final Map<String, List<Integer>> offsets = new HashMap<>();

  private NoteMentions(String text) {
    this.text = text;
    this.characters = text.toCharArray();
  }

  /** Returns the offsets of the mentions of each number, in order. */
  public static Map<String, List<Integer>> in(String text) {
    NoteMentions mentions = new NoteMentions(text);
    int at = mentions.next(0);
    while (at >= 0) {
      mentions.read(at);
      at = mentions.next(at + NOTE.length);
    }
    return mentions.offsets;
  }

  private int next(int from) {
    for (int at = from; at + NOTE.length < characters.length; at++) {
      if ((characters[at] == 'n' || characters[at] == 'N') && isNote(at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isNote(int at) {
    int same = 1;
    while (same < NOTE.length && (characters[at + same] | 0x20) == NOTE[same]) {
      same++;
    }
    return same == NOTE.length;
  }

  private void read(int start) {
    boolean word = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
    int at = start + NOTE.length;
    at += at < text.length() && text.charAt(at) == 's' ? 1 : 0;
    for (int numbers = 0; word && numbers < MOST_NUMBERS; numbers++) {
      int digits = skip(at);
      int end = digits;
      while (end < text.length() && end - digits < 2 && isDigit(text.charAt(end))) {
        end++;
      }
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      boolean apart = digits > at;
      if (end == digits || !ends || !apart) {
        return;
      }
      List<Integer> found =
          offsets.computeIfAbsent(text.substring(digits, end), key -> new ArrayList<>());
      if (found.size() < MOST_MENTIONS) {
        found.add(start);
      }
      at = end;
    }
  }

  /** Moves over white space, commas and "and". */
  private int skip(int from) {
    int at = from;
    while (at < text.length() && (WhiteSpace.is(text.charAt(at)) || text.charAt(at) == ',')) {
      at++;
    }
    if (text.startsWith("and ", at)) {
      at += 4;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

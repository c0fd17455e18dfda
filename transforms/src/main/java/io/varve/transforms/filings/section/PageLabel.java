package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.WhiteSpace;
import java.util.Locale;
import java.util.Optional;

/**
 * The number of a page as a line prints it: {@code 12}, {@code - 12 -}, {@code Page F-3}, {@code
 * Annual report | 12}.
 *
 * @param prefix letter of a part that is numbered by itself, with its dash; empty for most pages
 * @param number the page
 * @param alone whether the line says nothing else
 */
record PageLabel(String prefix, int number, boolean alone) {

  private static final String AROUND = " -\u2010\u2011\u2012\u2013\u2014|.[]()*\t";
  private static final int DIGITS = 3;

  /** Returns the number at the end of a line on one line, or else at its start. */
  static Optional<PageLabel> parse(String line) {
    int end = line.length();
    while (end > 0 && AROUND.indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = end;
    while (start > 0 && isDigit(line.charAt(start - 1))) {
      start--;
    }
    if (end > start && end - start <= DIGITS) {
      int from = prefixStart(line, start);
      if (from == 0 || AROUND.indexOf(line.charAt(from - 1)) >= 0) {
        return Optional.of(label(line, from, start, end, line.substring(0, from)));
      }
    }
    return leading(line);
  }

  private static Optional<PageLabel> leading(String line) {
    int start = 0;
    while (start < line.length() && AROUND.indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < line.length() && isDigit(line.charAt(end))) {
      end++;
    }
    boolean apart = end < line.length() && " |\t".indexOf(line.charAt(end)) >= 0;
    if (end == start || end - start > DIGITS || !apart) {
      return Optional.empty();
    }
    return Optional.of(label(line, start, start, end, line.substring(end)));
  }

  private static PageLabel label(String line, int from, int start, int end, String rest) {
    String words = form(rest);
    boolean alone = words.isEmpty() || words.equals("page");
    String prefix = line.substring(from, start).toUpperCase(Locale.ROOT);
    return new PageLabel(prefix, Integer.parseInt(line.substring(start, end)), alone);
  }

  /** "F-12": one letter and a dash before the digits. */
  private static int prefixStart(String line, int digits) {
    boolean dashed = digits >= 2 && line.charAt(digits - 1) == '-';
    if (!dashed || "FSABfsab".indexOf(line.charAt(digits - 2)) < 0) {
      return digits;
    }
    boolean word = digits >= 3 && Character.isLetterOrDigit(line.charAt(digits - 3));
    return word ? digits : digits - 2;
  }

  /** Returns whether a number stands at an end of a line, as {@link #parse} wants it. */
  static boolean isLikely(String text, int from, int to) {
    int end = to;
    while (end > from && isAround(text.charAt(end - 1))) {
      end--;
    }
    int start = from;
    while (start < end && isAround(text.charAt(start))) {
      start++;
    }
    return start < end && (isDigit(text.charAt(start)) || isDigit(text.charAt(end - 1)));
  }

  private static boolean isAround(char c) {
    return WhiteSpace.is(c) || AROUND.indexOf(c) >= 0;
  }

  /** Returns the letters of a line, in lower case: what stays the same from page to page. */
  static String form(String line) {
    return form(line, 0, line.length());
  }

  /** Returns the letters of the line at this place of a text. */
  static String form(String text, int from, int to) {
    char[] letters = new char[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        char lower = (char) (c | 0x20);
        if (lower >= 'a' && lower <= 'z') {
          letters[count++] = lower;
        }
      } else if (Character.isLetter(c)) {
        letters[count++] = Character.toLowerCase(c);
      }
    }
    return new String(letters, 0, count);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

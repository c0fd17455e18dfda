package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.WhiteSpace;
import java.util.Locale;
import java.util.Optional;

/**
 * The heading of a note to financial statements: {@code Note 7 - Debt}, {@code (7) Debt}, {@code 7.
 * DEBT}.
 *
 * @param number number with its letter
 * @param named whether it says that it is a note
 */
public record NoteHeading(String number, boolean named) {

  private static final int DIGITS = 2;

  /** Returns the number of the note that this line, if it is a heading, begins. */
  public static Optional<NoteHeading> parse(String line) {
    if (!isLikely(line)) {
      return Optional.empty();
    }
    String title = WhiteSpace.collapse(line);
    int at = 0;
    boolean named = title.toLowerCase(Locale.ROOT).startsWith("note ");
    if (named) {
      at = 5;
    }
    boolean bracket = at < title.length() && title.charAt(at) == '(';
    at += bracket ? 1 : 0;
    int start = at;
    while (at < title.length() && at - start < DIGITS && isDigit(title.charAt(at))) {
      at++;
    }
    if (at == start || title.charAt(start) == '0') {
      return Optional.empty();
    }
    if (at < title.length() && "ABCD".indexOf(title.charAt(at)) >= 0) {
      at++;
    }
    String number = title.substring(start, at);
    boolean ends = at == title.length();
    boolean closed = !ends && (bracket ? ")" : ".:-\u2013\u2014 ").indexOf(title.charAt(at)) >= 0;
    boolean marked = bracket || (!ends && ".:-\u2013\u2014".indexOf(title.charAt(at)) >= 0);
    boolean words = title.length() - at > 3 && Character.isLetter(title.charAt(title.length() - 1));
    if (named ? ends || closed : closed && marked && words) {
      return Optional.of(new NoteHeading(number, named));
    }
    return Optional.empty();
  }

  /** Returns whether the line begins with a digit, a parenthesis or the letter of "Note". */
  private static boolean isLikely(String line) {
    int at = 0;
    while (at < line.length() && WhiteSpace.is(line.charAt(at))) {
      at++;
    }
    return at < line.length() && (isDigit(line.charAt(at)) || "(nN".indexOf(line.charAt(at)) >= 0);
  }

  /** Returns whether this heading of a note is its number only. */
  static boolean isBare(String title) {
    return PageLabel.form(title).length() <= "note".length();
  }

  /** Returns the number without its letter. */
  int value() {
    boolean lettered = Character.isLetter(number.charAt(number.length() - 1));
    return Integer.parseInt(number.substring(0, number.length() - (lettered ? 1 : 0)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

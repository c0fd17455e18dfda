package io.varve.transforms.filings.section;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A place in a line, moved by what is recognised there. Every step is linear. */
final class Cursor {

  private static final String SPACES = " \t\u00A0\u200B\u2002\u2003\u2009";
  private static final String SEPARATORS = SPACES + ".:)-\u2010\u2011\u2012\u2013\u2014\u2015|*,";
  private static final String DECORATION = SPACES + "*_=\u2022\u00B7";

  private static final Set<String> NUMERALS = Set.of("I", "II", "III", "IV");

  private final String line;
  private int at;

  Cursor(String line) {
    this.line = line;
  }

  /** Returns whether the character may stand before the name of an item. */
  static boolean isBeforeItem(char c) {
    return DECORATION.indexOf(c) >= 0 || SEPARATORS.indexOf(c) >= 0;
  }

  int position() {
    return at;
  }

  void position(int position) {
    at = position;
  }

  int remaining() {
    return line.length() - at;
  }

  /** Skips what may stand before a heading. */
  void skipDecoration() {
    skipAny(DECORATION);
  }

  void skipAny(String characters) {
    while (at < line.length() && characters.indexOf(line.charAt(at)) >= 0) {
      at++;
    }
  }

  /** Skips what separates a number from its title; returns whether any of it is punctuation. */
  boolean skipSeparators() {
    int start = at;
    skipAny(SEPARATORS);
    for (int i = start; i < at; i++) {
      if (SPACES.indexOf(line.charAt(i)) < 0) {
        return true;
      }
    }
    return false;
  }

  /** Moves over these letters in any case. */
  boolean word(String lower) {
    if (line.regionMatches(true, at, lower, 0, lower.length())) {
      at += lower.length();
      return true;
    }
    return false;
  }

  boolean letter(char lower) {
    if (at < line.length() && Character.toLowerCase(line.charAt(at)) == lower) {
      at++;
      return true;
    }
    return false;
  }

  /** Moves over a Roman numeral up to IV that is not the start of a word. */
  Optional<String> roman() {
    int end = at;
    while (end < line.length() && "IViv".indexOf(line.charAt(end)) >= 0 && end - at < 4) {
      end++;
    }
    boolean ends = end == line.length() || !Character.isLetterOrDigit(line.charAt(end));
    String numeral = line.substring(at, end).toUpperCase(Locale.ROOT);
    if (!ends || !NUMERALS.contains(numeral)) {
      return Optional.empty();
    }
    at = end;
    return Optional.of(numeral);
  }

  /** Moves over a number with its letter: {@code 7}, {@code 7A}, {@code 7 A.}, {@code 5.02}. */
  Optional<String> itemNumber() {
    int start = at;
    while (at < line.length() && at - start < 3 && isDigit(at)) {
      at++;
    }
    if (at == start || at - start > 2 || line.charAt(start) == '0') {
      return Optional.empty();
    }
    if (at + 2 < line.length() && line.charAt(at) == '.' && isDigit(at + 1) && isDigit(at + 2)) {
      at += 3;
      return isLetterOrDigit(at) ? Optional.empty() : Optional.of(line.substring(start, at));
    }
    String number = line.substring(start, at);
    int letterAt = at;
    while (letterAt < line.length() && SPACES.indexOf(line.charAt(letterAt)) >= 0) {
      letterAt++;
    }
    boolean spaced = letterAt > at;
    if (!spaced && isTemporary(at)) {
      at++;
      return found(number);
    }
    if (!spaced && isItemLetter(at, number) && isTemporary(at + 1)) {
      return lettered(number, at, 2);
    }
    if (!spaced
        && line.startsWith("(", at)
        && isItemLetter(at + 1, number)
        && line.startsWith(")", at + 2)) {
      // "7(A)" is the letter; "7(a)" a paragraph of item 7.
      return Character.isUpperCase(line.charAt(at + 1))
          ? lettered(number, at + 1, 2)
          : found(number);
    }
    if (isItemLetter(letterAt, number) && !isLetterOrDigit(letterAt + 1)) {
      boolean closed =
          letterAt + 1 >= line.length()
              || ".:)-\u2013\u2014\t(".indexOf(line.charAt(letterAt + 1)) >= 0;
      return spaced && !closed ? found(number) : lettered(number, letterAt, 1);
    }
    return isLetterOrDigit(at) && !spaced && !startsTitle(at) ? Optional.empty() : found(number);
  }

  /** Moves over {@code (T)}, {@code (a)} and the like; returns whether it is a sub-paragraph. */
  boolean subParagraph() {
    boolean any = false;
    while (at + 2 < line.length() && line.charAt(at) == '(') {
      int close = line.indexOf(')', at);
      if (close < 0 || close - at > 4) {
        return any;
      }
      any |= !line.substring(at + 1, close).equals("T");
      at = close + 1;
    }
    return any;
  }

  /** Moves to the next number of a list of items, if one follows. */
  boolean anotherItem(boolean plural) {
    int start = at;
    skipAny(SPACES + ".,;");
    boolean joined = word("and ") || word("& ") || word("through ") || word("to ");
    joined |= plural && at < line.length() && "-\u2013\u2014&".indexOf(line.charAt(at)) >= 0;
    boolean listed = plural && line.substring(start, at).contains(",");
    skipAny(SPACES + "-\u2013\u2014&");
    boolean named = word("items ") || word("item ");
    skipAny(SPACES);
    if (!((joined && (plural || named)) || listed) || at >= line.length() || !isDigit(at)) {
      at = start;
      return false;
    }
    return true;
  }

  private Optional<String> lettered(String number, int letterAt, int length) {
    at = letterAt + length;
    return Optional.of(number + Character.toUpperCase(line.charAt(letterAt)));
  }

  private static Optional<String> found(String number) {
    return Optional.of(number);
  }

  /** "Item 1Business": the title is glued to the number. */
  private boolean startsTitle(int index) {
    return Character.isUpperCase(line.charAt(index)) && isLetterOrDigit(index + 1);
  }

  private boolean isDigit(int index) {
    return index < line.length() && line.charAt(index) >= '0' && line.charAt(index) <= '9';
  }

  /** Items go up to C; in Form 20-F item 15 goes up to D and item 16 up to K. */
  private boolean isItemLetter(int index, String number) {
    String letters = number.equals("15") || number.equals("16") ? "ABCDEFGHIJK" : "ABC";
    return index < line.length() && letters.indexOf(Character.toUpperCase(line.charAt(index))) >= 0;
  }

  /** "9AT" and "4T": the letter of a temporary item is no part of its number. */
  private boolean isTemporary(int index) {
    return index < line.length()
        && Character.toUpperCase(line.charAt(index)) == 'T'
        && !isLetterOrDigit(index + 1);
  }

  private boolean isLetterOrDigit(int index) {
    return index < line.length() && Character.isLetterOrDigit(line.charAt(index));
  }
}

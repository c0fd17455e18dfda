package io.varve.transforms.filings.table;

import io.varve.transforms.filings.text.WhiteSpace;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads amounts as accountants print them: {@code $ (1,234.5)}, {@code (12)%}, {@code -3}. */
public final class Amounts {

  private static final String PREFIXES = "$\u20AC\u00A3\u00A5(";
  private static final String SUFFIXES = ")%";
  private static final String DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212";
  private static final String MARKS = "$,.()%";
  private static final int LONGEST = 40;
  private static final int LONGEST_SIGN = 8;

  /** Letters that say which dollar or which other currency. */
  private static final Pattern CURRENCY =
      Pattern.compile(
          "(?i)\\(?(?:(?:us|u\\.s\\.|c|cdn|a|nz|hk|nt|r|s|mx)(?=\\$)|usd|cad|eur|gbp|chf|jpy|cny|rmb|nis"
              + "|inr|krw|php|ps\\.|rs\\.?|pesos?|won|yen|euros?)\\)?(?=[^a-z]|$)");

  private Amounts() {}

  /**
   * Returns the value when the text as a whole is an amount; a mere dash is none, {@code -0-} is
   * nought.
   */
  public static Optional<Double> parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    if (text.equals("-0-")) {
      return Optional.of(0.0);
    }
    return endsLikeAmount(text) ? AmountScan.of(withoutCurrency(squeeze(text))) : Optional.empty();
  }

  /** Most texts are words: they need not be read. */
  private static boolean endsLikeAmount(String text) {
    int last = text.length() - 1;
    while (last > 0 && WhiteSpace.is(text.charAt(last))) {
      last--;
    }
    char c = text.charAt(last);
    return isDigit(c) || c == ')' || c == '%' || c == '.' || c == ',';
  }

  /** Returns whether the text is only what stands before amounts: a currency, a parenthesis. */
  static boolean isPrefix(String text) {
    if (text.isEmpty() || text.length() > LONGEST_SIGN) {
      return false;
    }
    if (isDigit(text.charAt(text.length() - 1))) {
      return false;
    }
    String rest = withoutCurrency(text).strip();
    return rest.isEmpty() || consistsOf(rest, PREFIXES);
  }

  /** Returns whether the text is only what stands after amounts: a parenthesis, a percent sign. */
  static boolean isSuffix(String text) {
    return consistsOf(text, SUFFIXES);
  }

  /** Returns whether the text is an amount or a dash in place of one. */
  static boolean isNumeric(String text) {
    return isDash(text) || parse(text).isPresent();
  }

  /** Returns whether the text is a dash in place of an amount. */
  static boolean isDash(String text) {
    return consistsOf(text, DASHES);
  }

  /** Returns whether the text is an amount by more than its digits: a sign, a comma, a point. */
  static boolean isMarked(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (MARKS.indexOf(text.charAt(i)) >= 0) {
        return parse(text).isPresent();
      }
    }
    return false;
  }

  private static String withoutCurrency(String text) {
    int at = text.startsWith("(") ? 1 : 0;
    if (at >= text.length() || !isLetter(text.charAt(at))) {
      return text;
    }
    Matcher currency = CURRENCY.matcher(text);
    return currency.lookingAt() ? text.substring(currency.end()) : text;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean consistsOf(String text, String characters) {
    if (text.isEmpty() || text.length() > 3) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** White space between two digits stays: they are of two numbers. */
  private static String squeeze(String text) {
    int first = 0;
    while (first < text.length() && !WhiteSpace.is(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder squeezed = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (space && digit && squeezed.length() > 0) {
        char before = squeezed.charAt(squeezed.length() - 1);
        // "31, 1997" is a day and a year.
        squeezed.append(before == ',' || (before >= '0' && before <= '9') ? " " : "");
      }
      space = WhiteSpace.is(c);
      if (!space) {
        squeezed.append(c);
      }
    }
    return squeezed.toString();
  }
}

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
  private static final int LONGEST = 40;
  private static final int LONGEST_SIGN = 8;

  /** Letters that say which dollar or which other currency. */
  private static final Pattern CURRENCY =
      Pattern.compile(
          "(?i)\\(?(?:(?:us|u\\.s\\.|c|cdn|a|nz|hk|nt|r|s|mx)(?=\\$)|usd|cad|eur|gbp|chf|jpy|cny|rmb|nis"
              + "|inr|krw|php|ps\\.|rs\\.?|pesos?|won|yen|euros?)\\)?(?=[^a-z]|$)");

  private static final Pattern AMOUNT =
      Pattern.compile(
          "[$\u20AC\u00A3\u00A5]?(\\(?)[$\u20AC\u00A3\u00A5]?([-+\u2010-\u2015\u2212]?)"
              + "[$\u20AC\u00A3\u00A5]?([0-9][0-9,]*+(?:\\.[0-9]*+)?|\\.[0-9]++)%?(\\)?)%?");

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
    Matcher matcher = AMOUNT.matcher(withoutCurrency(squeeze(text)));
    if (!matcher.matches() || matcher.group(1).length() != matcher.group(4).length()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(matcher.group(3).replace(",", ""));
    boolean minus = !matcher.group(2).isEmpty() && !matcher.group(2).equals("+");
    boolean negative = matcher.group(1).isEmpty() == minus;
    return Optional.of(negative && value != 0 ? -value : value);
  }

  /** Returns whether the text is only what stands before amounts: a currency, a parenthesis. */
  static boolean isPrefix(String text) {
    if (text.isEmpty() || text.length() > LONGEST_SIGN) {
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
    return consistsOf(text, DASHES) || parse(text).isPresent();
  }

  /** Returns whether the text is an amount by more than its digits: a sign, a comma, a point. */
  static boolean isMarked(String text) {
    return parse(text).isPresent() && text.chars().anyMatch(c -> "$,.()%".indexOf(c) >= 0);
  }

  private static String withoutCurrency(String text) {
    Matcher currency = CURRENCY.matcher(text);
    return currency.lookingAt() ? text.substring(currency.end()) : text;
  }

  private static boolean consistsOf(String text, String characters) {
    return !text.isEmpty()
        && text.length() <= 3
        && text.chars().allMatch(c -> characters.indexOf(c) >= 0);
  }

  /** White space between two digits stays: they are of two numbers. */
  private static String squeeze(String text) {
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

package io.varve.transforms.filings.table;

import java.util.Optional;

/**
 * Reads one amount from left to right: a currency sign may stand before or after the parenthesis
 * and the minus sign, a percent sign before or after the closing parenthesis. Nothing may follow.
 */
final class AmountScan {

  private static final String CURRENCIES = "$\u20AC\u00A3\u00A5";

  /** Digits of a whole number that a double holds exactly, as it does powers of ten below 10^22. */
  private static final int EXACT = 15;

  private static final double[] POWERS = new double[EXACT + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= EXACT; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private final String text;
  private int at;

  private AmountScan(String text) {
    this.text = text;
  }

  /** Returns the value of a text without white space that is an amount as a whole. */
  static Optional<Double> of(String text) {
    return new AmountScan(text).read();
  }

  private Optional<Double> read() {
    take(CURRENCIES);
    boolean open = take("(");
    take(CURRENCIES);
    boolean plus = take("+");
    boolean minus = !plus && takeDash();
    take(CURRENCIES);
    int first = at;
    int digits = digits();
    if (digits == 0) {
      return Optional.empty();
    }
    int end = at;
    take("%");
    boolean closed = take(")");
    take("%");
    if (at < text.length() || open != closed) {
      return Optional.empty();
    }
    double value = value(first, end, digits);
    return Optional.of(open != minus && value != 0 ? -value : value);
  }

  private boolean take(String signs) {
    boolean taken = at < text.length() && signs.indexOf(text.charAt(at)) >= 0;
    at += taken ? 1 : 0;
    return taken;
  }

  private boolean takeDash() {
    char c = at < text.length() ? text.charAt(at) : ' ';
    boolean dash = c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212';
    at += dash ? 1 : 0;
    return dash;
  }

  /**
   * Moves behind a number such as {@code 1,234.5} or {@code .5}; returns how many digits it has.
   */
  private int digits() {
    int digits = 0;
    boolean point = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.' && !point) {
        point = true;
      } else if (c != ',' || point || digits == 0) {
        break;
      }
    }
    return digits;
  }

  private double value(int first, int end, int digits) {
    if (digits > EXACT) {
      return Double.parseDouble(text.substring(first, end).replace(",", ""));
    }
    long whole = 0;
    int decimals = -1;
    for (int i = first; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        decimals = 0;
      } else if (c != ',') {
        whole = whole * 10 + (c - '0');
        decimals += decimals >= 0 ? 1 : 0;
      }
    }
    return decimals > 0 ? whole / POWERS[decimals] : whole;
  }
}

package io.varve.transforms.prices.text;

import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers out of bytes: digits with an optional sign, point and exponent. Gives what
 * {@link Double#parseDouble} gives, bit by bit, but knows no hexadecimal numbers, no suffixes and
 * no names of numbers. Used again for the next number; not safe for several threads.
 */
public final class DecimalReader {

  /** Powers of ten that are doubles without a rest. */
  private static final double[] POWERS = new double[23];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  /** So many digits are a whole number below 2^53, and no two such numbers read as one double. */
  private static final int EXACT_DIGITS = 15;

  private boolean plain;

  /**
   * Returns the number that {@code bytes[start, end)} say, NaN when they say none or one beyond the
   * doubles.
   */
  public double read(byte[] bytes, int start, int end) {
    plain = false;
    int at = start;
    boolean negative = at < end && bytes[at] == '-';
    if (at < end && (negative || bytes[at] == '+')) {
      at++;
    }
    boolean signIsPlain = negative || at == start;
    long digits = 0;
    int significant = 0;
    int first = at;
    int point = -1;
    for (; at < end; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        if (significant < EXACT_DIGITS) {
          digits = digits * 10 + digit;
        }
        if (digit > 0 || significant > 0) {
          significant++;
        }
      } else if (bytes[at] == '.' && point < 0) {
        point = at;
      } else {
        break;
      }
    }
    int written = at - first - (point < 0 ? 0 : 1);
    if (written == 0) {
      return Double.NaN;
    }
    int decimals = point < 0 ? 0 : at - point - 1;
    if (at < end || significant > EXACT_DIGITS || decimals >= POWERS.length) {
      return slow(bytes, start, at, end);
    }
    plain = signIsPlain && isPlain(bytes, first, point, at);
    double value = digits / POWERS[decimals];
    return negative ? -value : value;
  }

  /**
   * Returns whether the last number, or the last bytes that were none, stand as {@link
   * PlainDecimal} writes the number; false where there was none.
   */
  public boolean wasPlain() {
    return plain;
  }

  private static boolean isPlain(byte[] bytes, int first, int point, int end) {
    int wholeEnd = point < 0 ? end : point;
    boolean noLeadingZero = wholeEnd - first == 1 || bytes[first] != '0';
    boolean noTrailingZero = point < 0 || (end - point > 1 && bytes[end - 1] != '0');
    return wholeEnd > first && noLeadingZero && noTrailingZero;
  }

  private double slow(byte[] bytes, int start, int mantissaEnd, int end) {
    if (mantissaEnd < end && !isExponent(bytes, mantissaEnd, end)) {
      return Double.NaN;
    }
    String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      return Double.NaN;
    }
    plain = PlainDecimal.of(value).equals(text);
    return value;
  }

  private static boolean isExponent(byte[] bytes, int from, int end) {
    int at = from + 1;
    if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    boolean valid = (bytes[from] == 'e' || bytes[from] == 'E') && at < end;
    for (; valid && at < end; at++) {
      valid = bytes[at] >= '0' && bytes[at] <= '9';
    }
    return valid;
  }
}

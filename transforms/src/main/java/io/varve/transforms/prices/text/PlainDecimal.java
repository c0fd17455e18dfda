package io.varve.transforms.prices.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * The plainest way of writing a number: the shortest decimal that reads as this double, never with
 * an exponent, a point only before digits. {@code 12.50} is {@code 12.5}, {@code 100.0} is {@code
 * 100}.
 *
 * <p>Safe for several threads.
 */
public final class PlainDecimal {

  /** So many decimals are tried by calculation; prices have no more. */
  private static final int QUICK_DECIMALS = 12;

  /** Below it a whole number of 15 digits is exact. */
  private static final double QUICK_LIMIT = 1e15;

  private static final double[] POWERS = new double[QUICK_DECIMALS + 1];
  private static final int EXACT_DIGITS = 15;
  private static final int MOST_DIGITS = 17;
  private static final double LEAST_EXACT = 1e-290;
  private static final List<RoundingMode> ROUNDINGS =
      List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private PlainDecimal() {}

  /**
   * Returns the text of a number.
   *
   * @throws IllegalArgumentException when it is not finite
   */
  public static String of(double value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  /**
   * Appends the text of a number.
   *
   * @throws IllegalArgumentException when it is not finite
   */
  public static void append(StringBuilder out, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Invalid number to write: " + value);
    }
    // Not a comparison: minus zero is not below zero.
    if (Double.doubleToRawLongBits(value) < 0) {
      out.append('-');
    }
    double size = Math.abs(value);
    for (int decimals = 0; decimals <= QUICK_DECIMALS; decimals++) {
      double digits = Math.rint(size * POWERS[decimals]);
      if (digits >= QUICK_LIMIT) {
        break;
      }
      // Both are exact, so their quotient is what a reader of the text gets.
      if (digits / POWERS[decimals] == size) {
        appendScaled(out, (long) digits, decimals);
        return;
      }
    }
    out.append(shortest(size).toPlainString());
  }

  private static void appendScaled(StringBuilder out, long digits, int decimals) {
    int from = out.length();
    out.append(digits);
    if (decimals > 0) {
      while (out.length() - from <= decimals) {
        out.insert(from, '0');
      }
      out.insert(out.length() - decimals, '.');
    }
  }

  /** Not {@link Double#toString(double)}, whose text is not always the shortest. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    // No two decimals of 15 digits read as one double, but those near 0, which are less exact.
    int fewest = value < LEAST_EXACT ? 1 : EXACT_DIGITS;
    for (int digits = fewest; digits < MOST_DIGITS; digits++) {
      for (RoundingMode rounding : ROUNDINGS) {
        BigDecimal rounded = exact.round(new MathContext(digits, rounding));
        if (rounded.doubleValue() == value) {
          return plain(rounded);
        }
      }
    }
    return plain(exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)));
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}

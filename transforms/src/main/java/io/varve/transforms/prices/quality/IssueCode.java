package io.varve.transforms.prices.quality;

import java.util.Locale;

/**
 * What can be wrong with a line of a price file. Of several reasons to drop a line the first one
 * counts; a line that is kept can have several codes.
 */
public enum IssueCode {
  /** More or fewer values than the layout has. */
  WRONG_COLUMNS,
  /** No real day where the day should be. */
  INVALID_DATE,
  /** No number where the close should be. */
  NON_NUMERIC_CLOSE,
  /** A later line speaks of the same day. */
  DUPLICATE_DATE,
  /** It stands for another time than a day. */
  OTHER_PERIOD,
  /** Prices of another ticker than that of the first line. */
  OTHER_TICKER,
  NON_NUMERIC_OPEN(1),
  NON_NUMERIC_HIGH(2),
  NON_NUMERIC_LOW(4),
  /** The close is 0 or less. */
  NON_POSITIVE_CLOSE(8),
  MISSING_VOLUME(16),
  NEGATIVE_VOLUME(32),
  /** The high is below the low, or open or close are not between them. */
  INCONSISTENT_RANGE(64),
  /** Earlier than the line before it. */
  OUT_OF_ORDER(128),
  /** More than {@value Neighbours#LONGEST_USUAL_GAP} days after the day before it. */
  PRICE_GAP(256),
  /** The lines name another ticker than the file. */
  TICKER_DIFFERS(512);

  private final int bit;

  /** A code that drops its line stands alone, never in a set. */
  IssueCode() {
    this(0);
  }

  IssueCode(int bit) {
    this.bit = bit;
  }

  /** Returns whether a line has no row because of it. */
  public boolean dropped() {
    return bit == 0;
  }

  /** Returns the name that rows have. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the bit that stands for it in the set of codes of a line that is kept. */
  public int bit() {
    return bit;
  }
}

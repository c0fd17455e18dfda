package io.varve.transforms.prices.read;

import io.varve.transforms.prices.layout.PriceColumn;
import io.varve.transforms.prices.quality.IssueCode;

/** What is suspicious about a line by itself, although it is kept. */
final class Suspicions {

  private Suspicions() {}

  /** Returns the codes that apply as a set of {@linkplain IssueCode#bit() bits}. */
  static int of(PriceValues line) {
    int found = 0;
    found |= unread(line, PriceColumn.OPEN, line.open(), IssueCode.NON_NUMERIC_OPEN);
    found |= unread(line, PriceColumn.HIGH, line.high(), IssueCode.NON_NUMERIC_HIGH);
    found |= unread(line, PriceColumn.LOW, line.low(), IssueCode.NON_NUMERIC_LOW);
    found |= line.close() <= 0 ? IssueCode.NON_POSITIVE_CLOSE.bit() : 0;
    found |= Double.isNaN(line.volume()) ? IssueCode.MISSING_VOLUME.bit() : 0;
    found |= line.volume() < 0 ? IssueCode.NEGATIVE_VOLUME.bit() : 0;
    found |= isInconsistent(line) ? IssueCode.INCONSISTENT_RANGE.bit() : 0;
    return found;
  }

  /** A column that the layout does not have is nothing suspicious of this line. */
  private static int unread(PriceValues line, PriceColumn column, double value, IssueCode code) {
    return Double.isNaN(value) && line.layout().has(column) ? code.bit() : 0;
  }

  /** Comparisons with a number that is absent are false. */
  private static boolean isInconsistent(PriceValues line) {
    return line.high() < line.low()
        || line.close() > line.high()
        || line.close() < line.low()
        || line.open() > line.high()
        || line.open() < line.low();
  }
}

package io.varve.transforms.prices.row;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The prices of one ticker on one day. A price file has one such row per day, sorted by day.
 *
 * @param ticker ticker with its extension, upper case, such as {@code AAPL.US}; that of the file's
 *     name
 * @param date trading day
 * @param open first price; absent when it is no number
 * @param high highest price; absent when it is no number
 * @param low lowest price; absent when it is no number
 * @param close last price, always a finite number
 * @param volume traded volume, not always a whole number; absent when it is no number
 * @param openInterest open interest; absent when the file has no such column or no number there
 * @param line line of the file, from 1
 * @param written the line as it stands in the file, without its end and without blanks around
 *     values; only where the plainest way of writing these values gives another text; never in a
 *     file that begins in the older layout
 */
public record PriceRow(
    String ticker,
    LocalDate date,
    Optional<Double> open,
    Optional<Double> high,
    Optional<Double> low,
    double close,
    Optional<Double> volume,
    Optional<Double> openInterest,
    int line,
    Optional<String> written) {

  public PriceRow {
    if (!Double.isFinite(close)) {
      throw new IllegalArgumentException("Invalid close of " + ticker + ": " + close);
    }
  }
}

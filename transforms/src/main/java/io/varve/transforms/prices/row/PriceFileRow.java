package io.varve.transforms.prices.row;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What one price file is and how good its data are. {@code lines = headerLines + blankLines +
 * priceRows + droppedRows}.
 *
 * @param ticker name of the file without {@code .txt}, upper case
 * @param stem the same; the index of the earlier program has both
 * @param relativePath path below the root of the prices, {@code /}-separated
 * @param region folder below {@code daily}, else the first folder; may be empty
 * @param category folders below the region, joined by {@code /}; may be empty
 * @param layout how the file is written: {@code current}, {@code older}, or {@code none} when it
 *     has neither data nor a header
 * @param period what one row stands for, as written: {@code D} for a day, {@code 60} for an hour;
 *     {@code D} in the older layout; of several the first; absent without data
 * @param lines lines in the file
 * @param headerLines lines that name the columns
 * @param blankLines lines without anything
 * @param priceRows lines that are a row of {@code prices}
 * @param droppedRows lines that are not, for a reason
 * @param priceStart earliest day of the prices
 * @param priceEnd latest day of the prices
 * @param gaps number of gaps of more than 10 days between neighbouring days
 * @param longestGapDays longest distance between neighbouring days, in days; 0 without two days
 * @param otherPeriodRows lines that stand for another time than a day
 * @param dated what the earlier program counts: all lines with a date, whatever else is wrong
 */
public record PriceFileRow(
    String ticker,
    String stem,
    String relativePath,
    String region,
    String category,
    String layout,
    Optional<String> period,
    int lines,
    int headerLines,
    int blankLines,
    int priceRows,
    int droppedRows,
    Optional<LocalDate> priceStart,
    Optional<LocalDate> priceEnd,
    int gaps,
    int longestGapDays,
    int otherPeriodRows,
    DatedLines dated) {

  public PriceFileRow {
    if (lines != headerLines + blankLines + priceRows + droppedRows) {
      throw new IllegalArgumentException(
          "Invalid price file " + relativePath + ": its " + lines + " lines do not add up");
    }
  }

  /**
   * Counts over the lines with a date, in the order of the file, before anything is sorted or
   * dropped.
   *
   * @param datedRows their number
   * @param firstDate date of the first
   * @param lastDate date of the last
   * @param invalidRows data lines without a date
   * @param nonNumericPrices those whose close is no number
   * @param nonPositiveClose those whose close is 0 or less
   * @param missingVolume those whose volume is no number
   * @param zeroVolume those whose volume is 0
   * @param duplicateDates whether two have the same date
   * @param nonMonotonicDates whether one is earlier than the one before it
   */
  public record DatedLines(
      int datedRows,
      Optional<LocalDate> firstDate,
      Optional<LocalDate> lastDate,
      int invalidRows,
      int nonNumericPrices,
      int nonPositiveClose,
      int missingVolume,
      int zeroVolume,
      boolean duplicateDates,
      boolean nonMonotonicDates) {}
}

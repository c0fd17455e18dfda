package io.varve.transforms.matching;

import io.varve.transforms.prices.row.PriceFileRow;
import io.varve.transforms.prices.row.PriceFileRow.DatedLines;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.StringJoiner;

/** What is suspicious about the prices of a file, as one text. */
final class QualityFlags {

  private QualityFlags() {}

  /**
   * Returns the flags joined by {@code ;} in this order, empty without any: {@code invalid_rows=n},
   * {@code non_numeric_prices=n}, {@code non_positive_close=n}, {@code missing_volume=n}, {@code
   * zero_volume=n;zero_volume_ratio=0.1234;zero_volume_severity=s} with the ratio to the lines with
   * a date, {@code duplicate_dates}, {@code non_monotonic_dates}. When not compatible there follow:
   *
   * <ul>
   *   <li>{@code price_gap=n;longest_gap_days=m}: gaps of more than 10 days
   *   <li>{@code other_period=n}: lines that stand for another time than a day
   *   <li>{@code dropped_rows=n}: lines that are no row of prices and in none of {@code
   *       invalid_rows}, {@code non_numeric_prices}, {@code other_period}, such as a day's second
   *       line; a line that two of these count makes n less by one
   * </ul>
   */
  static String of(PriceFileRow file, boolean compatible) {
    StringJoiner flags = new StringJoiner(";");
    DatedLines dated = file.dated();
    count(flags, "invalid_rows", dated.invalidRows());
    count(flags, "non_numeric_prices", dated.nonNumericPrices());
    count(flags, "non_positive_close", dated.nonPositiveClose());
    count(flags, "missing_volume", dated.missingVolume());
    zeroVolume(flags, dated);
    if (dated.duplicateDates()) {
      flags.add("duplicate_dates");
    }
    if (dated.nonMonotonicDates()) {
      flags.add("non_monotonic_dates");
    }
    if (!compatible) {
      ours(flags, file);
    }
    return flags.toString();
  }

  private static void zeroVolume(StringJoiner flags, DatedLines dated) {
    if (dated.zeroVolume() == 0) {
      return;
    }
    count(flags, "zero_volume", dated.zeroVolume());
    double ratio = (double) dated.zeroVolume() / dated.datedRows();
    // The double itself is rounded, not its shortest decimal form: 0.03125 becomes 0.0312.
    flags.add(
        "zero_volume_ratio="
            + new BigDecimal(ratio).setScale(4, RoundingMode.HALF_EVEN).toPlainString());
    flags.add("zero_volume_severity=" + severity(ratio));
  }

  private static String severity(double ratio) {
    if (ratio >= 0.5) {
      return "critical";
    }
    if (ratio >= 0.1) {
      return "high";
    }
    return ratio >= 0.01 ? "moderate" : "low";
  }

  private static void ours(StringJoiner flags, PriceFileRow file) {
    if (file.gaps() > 0) {
      count(flags, "price_gap", file.gaps());
      count(flags, "longest_gap_days", file.longestGapDays());
    }
    count(flags, "other_period", file.otherPeriodRows());
    DatedLines dated = file.dated();
    count(
        flags,
        "dropped_rows",
        file.droppedRows()
            - dated.invalidRows()
            - dated.nonNumericPrices()
            - file.otherPeriodRows());
  }

  private static void count(StringJoiner flags, String name, int count) {
    if (count > 0) {
      flags.add(name + "=" + count);
    }
  }
}

package io.varve.transforms.matching;

import io.varve.transforms.prices.row.PriceFileRow;
import io.varve.transforms.prices.row.PriceFileRow.DatedLines;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How good the prices of a file are. In compatible mode all of it is counted over the lines with a
 * date, as the earlier program did; else start, end and rows are those of the dataset of prices.
 *
 * @param start first day
 * @param end last day
 * @param rows number of days
 * @param status {@code empty} without any line with a date, {@code sparse} with at most one row,
 *     {@code warning} with any flag, {@code ok}, or {@code error:<code>} for a file that never
 *     could be read
 * @param flags as {@link QualityFlags} writes them; absent without any, and when the status is
 *     {@code empty}
 */
record DataQuality(
    Optional<LocalDate> start,
    Optional<LocalDate> end,
    int rows,
    String status,
    Optional<String> flags) {

  /** Returns what is known of a file. */
  static DataQuality of(ListedTicker file, boolean compatible) {
    return file.file()
        .map(row -> of(row, compatible))
        .orElseGet(() -> without("error:" + file.failure().orElseThrow()));
  }

  private static DataQuality of(PriceFileRow file, boolean compatible) {
    DatedLines dated = file.dated();
    if (dated.datedRows() == 0) {
      return without("empty");
    }
    String flags = QualityFlags.of(file, compatible);
    int rows = compatible ? dated.datedRows() : file.priceRows();
    return new DataQuality(
        compatible ? dated.firstDate() : file.priceStart(),
        compatible ? dated.lastDate() : file.priceEnd(),
        rows,
        rows <= 1 ? "sparse" : flags.isEmpty() ? "ok" : "warning",
        Optional.of(flags).filter(text -> !text.isEmpty()));
  }

  private static DataQuality without(String status) {
    return new DataQuality(Optional.empty(), Optional.empty(), 0, status, Optional.empty());
  }
}

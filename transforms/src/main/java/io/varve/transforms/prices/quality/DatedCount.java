package io.varve.transforms.prices.quality;

import io.varve.transforms.prices.row.PriceFileRow.DatedLines;
import io.varve.transforms.prices.text.DayForm;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Counts data lines as they come, before anything is sorted or dropped. Not safe for several
 * threads.
 */
public final class DatedCount {

  private int[] days = new int[1_024];
  private int rows;
  private int invalid;
  private int nonNumeric;
  private int nonPositive;
  private int missingVolume;
  private int zeroVolume;
  private boolean neighboursEqual;
  private boolean backwards;

  /**
   * Counts one data line.
   *
   * @param epochDay its day, or {@link DayForm#NO_DAY}
   * @param close its close, NaN when that is no number
   * @param volume its volume, NaN when that is no number
   */
  public void add(int epochDay, double close, double volume) {
    if (epochDay == DayForm.NO_DAY) {
      invalid++;
      return;
    }
    nonNumeric += Double.isNaN(close) ? 1 : 0;
    nonPositive += close <= 0 ? 1 : 0;
    missingVolume += Double.isNaN(volume) ? 1 : 0;
    zeroVolume += volume == 0 ? 1 : 0;
    if (rows > 0) {
      neighboursEqual |= epochDay == days[rows - 1];
      backwards |= epochDay < days[rows - 1];
    }
    if (rows == days.length) {
      days = Arrays.copyOf(days, rows * 2);
    }
    days[rows] = epochDay;
    rows++;
  }

  /** Returns the counts. */
  public DatedLines lines() {
    return new DatedLines(
        rows,
        rows == 0 ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(days[0])),
        rows == 0 ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(days[rows - 1])),
        invalid,
        nonNumeric,
        nonPositive,
        missingVolume,
        zeroVolume,
        neighboursEqual || (backwards && hasEqualDays()),
        backwards);
  }

  private boolean hasEqualDays() {
    int[] sorted = Arrays.copyOf(days, rows);
    Arrays.sort(sorted);
    for (int i = 1; i < rows; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return true;
      }
    }
    return false;
  }
}

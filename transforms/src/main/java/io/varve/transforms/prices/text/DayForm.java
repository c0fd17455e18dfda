package io.varve.transforms.prices.text;

import java.time.Month;
import java.time.Year;

/** How a day is written. */
public enum DayForm {
  /** {@code yyyymmdd}. */
  COMPACT(8, 4, 6),
  /** {@code yyyy-mm-dd}. */
  DASHED(10, 5, 8);

  /** No day at all; no real day is so early. */
  public static final int NO_DAY = Integer.MIN_VALUE;

  private final int length;
  private final int month;
  private final int day;

  DayForm(int length, int month, int day) {
    this.length = length;
    this.month = month;
    this.day = day;
  }

  /** Returns the form in words for a person. */
  public String words() {
    return this == COMPACT ? "yyyymmdd" : "yyyy-mm-dd";
  }

  /**
   * Returns the day that {@code bytes[start, end)} say as days since 1970-01-01, {@link #NO_DAY}
   * when they are not written like this or there is no such day.
   */
  public int epochDay(byte[] bytes, int start, int end) {
    if (end - start != length) {
      return NO_DAY;
    }
    if (this == DASHED && (bytes[start + 4] != '-' || bytes[start + 7] != '-')) {
      return NO_DAY;
    }
    int y = digits(bytes, start, 4);
    int m = digits(bytes, start + month, 2);
    int d = digits(bytes, start + day, 2);
    boolean real = y >= 1 && m >= 1 && m <= 12 && d >= 1 && (d <= 28 || d <= lastDay(y, m));
    return real ? epochDay(y, m, d) : NO_DAY;
  }

  private static int lastDay(int year, int month) {
    return Month.of(month).length(Year.isLeap(year));
  }

  private static int digits(byte[] bytes, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Counts years from March, so that the leap day is the last of its year. */
  private static int epochDay(int year, int month, int day) {
    int y = month > 2 ? year : year - 1;
    int sinceMarch = (month + 9) % 12;
    int dayOfYear = (153 * sinceMarch + 2) / 5 + day - 1;
    return 365 * y + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
  }
}

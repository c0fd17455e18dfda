package io.varve.transforms.prices.quality;

import io.varve.transforms.prices.text.DayForm;
import java.util.Arrays;

/**
 * Days of prices in their order, each once: of several lines for one day the last one in the file
 * stays. Cannot be changed.
 */
public final class Neighbours {

  /** Days between two days of trading that no holidays explain are more than these. */
  public static final int LONGEST_USUAL_GAP = 10;

  private final int[] days;
  private final int[] order;
  private final int[] before;
  private final int gaps;
  private final int longest;

  private Neighbours(int[] days, int[] order) {
    this.days = days;
    this.order = order;
    this.before = new int[days.length];
    Arrays.fill(before, DayForm.NO_DAY);
    int gapCount = 0;
    int longestSeen = 0;
    for (int i = 1; i < order.length; i++) {
      int previous = days[order[i - 1]];
      int distance = days[order[i]] - previous;
      before[order[i]] = previous;
      gapCount += distance > LONGEST_USUAL_GAP ? 1 : 0;
      longestSeen = Math.max(longestSeen, distance);
    }
    this.gaps = gapCount;
    this.longest = longestSeen;
  }

  /**
   * Returns the order of some lines.
   *
   * @param days their days since 1970-01-01, in the order of the file; left alone from now on
   */
  public static Neighbours of(int[] days) {
    return new Neighbours(days, isAscending(days) ? counted(days.length) : sorted(days));
  }

  private static boolean isAscending(int[] days) {
    for (int i = 1; i < days.length; i++) {
      if (days[i] <= days[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private static int[] counted(int size) {
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    return order;
  }

  private static int[] sorted(int[] days) {
    long[] keys = new long[days.length];
    Arrays.setAll(keys, i -> ((long) days[i] << 32) | i);
    Arrays.sort(keys);
    int[] order = new int[days.length];
    int size = 0;
    for (int i = 0; i < keys.length; i++) {
      boolean superseded = i + 1 < keys.length && keys[i] >> 32 == keys[i + 1] >> 32;
      if (!superseded) {
        order[size] = (int) keys[i];
        size++;
      }
    }
    return Arrays.copyOf(order, size);
  }

  /** Returns the places of the lines that stay, by day. The array is not a copy. */
  public int[] order() {
    return order;
  }

  /** Returns which lines, by place, speak of a day that a later line speaks of too. */
  public boolean[] superseded() {
    boolean[] superseded = new boolean[days.length];
    Arrays.fill(superseded, true);
    for (int place : order) {
      superseded[place] = false;
    }
    return superseded;
  }

  /** Returns the distance from the day before, in days; 0 for the first day. */
  public int daysSinceBefore(int place) {
    return before[place] == DayForm.NO_DAY ? 0 : days[place] - before[place];
  }

  /** Returns the number of distances of more than {@value #LONGEST_USUAL_GAP} days. */
  public int gaps() {
    return gaps;
  }

  /** Returns the longest distance in days, 0 without two days. */
  public int longestGapDays() {
    return longest;
  }
}

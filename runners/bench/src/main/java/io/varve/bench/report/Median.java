package io.varve.bench.report;

import java.util.Arrays;

/** The middle of several numbers. */
public final class Median {

  private Median() {}

  /** Returns the number in the middle, or the mean of the two there. */
  public static double of(double... numbers) {
    if (numbers.length == 0) {
      throw new IllegalArgumentException("Invalid numbers: there are none");
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

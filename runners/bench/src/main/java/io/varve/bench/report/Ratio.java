package io.varve.bench.report;

import io.varve.bench.process.Usage;
import java.util.function.ToDoubleFunction;

/**
 * How one program compares with another.
 *
 * @param name what is compared
 * @param wall of wall times
 * @param cpu of processor times; 0 when the second one's is too small to be counted
 * @param target what is aimed at, empty for a figure that is only shown
 */
public record Ratio(String name, double wall, double cpu, String target) {

  /** Returns the median over the rounds of {@code a / b}: the two of a round met the same load. */
  public static Ratio of(Series a, Series b, String target) {
    return new Ratio(
        a.name() + " / " + b.name(),
        median(a, b, Usage::seconds),
        median(a, b, Usage::cpuSeconds),
        target);
  }

  private static double median(Series a, Series b, ToDoubleFunction<Usage> what) {
    int rounds = Math.min(a.samples().size(), b.samples().size());
    double[] ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      double divisor = what.applyAsDouble(b.samples().get(i));
      ratios[i] = divisor <= 0 ? 0 : what.applyAsDouble(a.samples().get(i)) / divisor;
    }
    return Median.of(ratios);
  }
}

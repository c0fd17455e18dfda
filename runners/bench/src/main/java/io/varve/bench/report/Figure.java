package io.varve.bench.report;

/**
 * A number that is no time of a program, such as the size of an input or the bytes that a run
 * wrote.
 *
 * @param unit what it counts
 * @param target what is aimed at, empty for a figure that is only shown
 */
public record Figure(String name, double value, String unit, String target) {

  /** Returns a figure that is only shown. */
  public static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, "");
  }
}

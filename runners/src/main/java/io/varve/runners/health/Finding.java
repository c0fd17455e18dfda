package io.varve.runners.health;

import java.util.List;

/**
 * What one rule found.
 *
 * @param rule name of the rule
 * @param unit unit of the figure and its limits
 * @param figure what was measured
 * @param limits what it is judged by
 * @param sentence what it means, for people
 * @param exampleCount number of all that the examples are some of
 * @param examples some of what it counts; not all of it
 */
public record Finding(
    String rule,
    Unit unit,
    double figure,
    Limits limits,
    String sentence,
    long exampleCount,
    List<String> examples) {

  /** Units of figures. */
  public enum Unit {
    SECONDS,
    PERCENT,
    COUNT
  }

  public Finding {
    examples = List.copyOf(examples);
  }

  static Finding count(
      String rule, long figure, Limits limits, String sentence, List<String> examples) {
    return new Finding(rule, Unit.COUNT, (double) figure, limits, sentence, figure, examples);
  }

  /** Returns how the rule came out. */
  public HealthStatus status() {
    return limits.judge(figure);
  }
}

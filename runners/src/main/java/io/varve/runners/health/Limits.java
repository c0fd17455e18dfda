package io.varve.runners.health;

import java.util.OptionalDouble;

/**
 * Figures above which a rule warns or is in error, in the unit of the rule. The worse one counts.
 *
 * @param warn absent when the rule never warns
 * @param error absent when the rule never is in error
 */
public record Limits(OptionalDouble warn, OptionalDouble error) {

  static Limits warnAbove(double figure) {
    return new Limits(OptionalDouble.of(figure), OptionalDouble.empty());
  }

  static Limits errorAbove(double figure) {
    return new Limits(OptionalDouble.empty(), OptionalDouble.of(figure));
  }

  static Limits of(double warn, double error) {
    return new Limits(OptionalDouble.of(warn), OptionalDouble.of(error));
  }

  HealthStatus judge(double figure) {
    if (isAbove(figure, error)) {
      return HealthStatus.ERROR;
    }
    return isAbove(figure, warn) ? HealthStatus.WARN : HealthStatus.OK;
  }

  private static boolean isAbove(double figure, OptionalDouble limit) {
    return limit.isPresent() && figure > limit.getAsDouble();
  }
}

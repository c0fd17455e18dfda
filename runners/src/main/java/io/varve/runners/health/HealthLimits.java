package io.varve.runners.health;

import java.time.Duration;

/**
 * What the user regards as healthy.
 *
 * @param warnAge age from which the last success warns
 * @param errorAge age from which it is an error
 * @param maxFailureRate failed source files that are an error above, in percent of all
 * @param maxParked source files that wait for a change which warn above
 * @param maxMissing source files no longer listed which warn above
 */
public record HealthLimits(
    Duration warnAge, Duration errorAge, double maxFailureRate, long maxParked, long maxMissing) {

  public HealthLimits {
    if (errorAge.compareTo(warnAge) < 0) {
      throw new IllegalArgumentException(
          "Invalid --error: it is less than --warn. Give the longer time for --error.");
    }
    if (maxFailureRate > 100) {
      throw new IllegalArgumentException(
          "Invalid --max-failure-rate: " + maxFailureRate + ". Give 0 to 100.");
    }
    if (maxParked < 0 || maxMissing < 0) {
      throw new IllegalArgumentException(
          "Invalid --max-parked or --max-missing: a number below 0. Give 0 or more.");
    }
  }
}

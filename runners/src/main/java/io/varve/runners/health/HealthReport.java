package io.varve.runners.health;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The health of a warehouse at one moment.
 *
 * @param snapshot snapshot that was looked at
 * @param checkedAt when, UTC
 * @param findings one for each rule that its columns allow
 * @param coverage one for each dataset
 */
public record HealthReport(
    long snapshot, Instant checkedAt, List<Finding> findings, List<Coverage> coverage) {

  public HealthReport {
    findings = List.copyOf(findings);
    coverage = List.copyOf(coverage);
  }

  /** Returns the worst status of all rules. */
  public HealthStatus status() {
    return findings.stream()
        .map(Finding::status)
        .max(Comparator.naturalOrder())
        .orElse(HealthStatus.OK);
  }
}

package io.varve.transforms.extract;

import io.varve.io.model.Validation;
import java.util.List;

/**
 * What the validation rules said of one source file.
 *
 * @param rulesRun number of rules that were applied; at least one, since a check that checks
 *     nothing must not pass
 * @param issues findings, in the order of the rules
 */
public record ValidationReport(int rulesRun, List<ValidationIssue> issues) {

  public ValidationReport {
    if (rulesRun < 1) {
      throw new IllegalArgumentException("Invalid validation report: no rule was run");
    }
    issues = List.copyOf(issues);
  }

  /** Returns the worst severity found. */
  public Validation verdict() {
    return issues.stream()
        .map(ValidationIssue::severity)
        .max(Enum::compareTo)
        .orElse(Validation.PASS);
  }
}

package io.varve.transforms.extract;

import io.varve.io.model.Validation;

/**
 * One finding of a validation rule.
 *
 * @param rule stable name of the rule, such as {@code text-conserved}
 * @param severity {@code WARN} or {@code FAIL}
 * @param message what was expected and what was found
 */
public record ValidationIssue(String rule, Validation severity, String message) {

  public ValidationIssue {
    if (severity == Validation.PASS) {
      throw new IllegalArgumentException("Invalid validation issue of " + rule + ": it passes");
    }
  }
}

package io.varve.transforms.filings.validate;

import io.varve.io.model.Validation;
import io.varve.transforms.extract.ValidationIssue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules about a submission as a whole. */
public final class SubmissionRules {

  /** Number of rules. */
  public static final int COUNT = 2;

  /** Shorter documents, such as certifications, may well be alike. */
  private static final int LONG_TEXT = 4_000;

  private SubmissionRules() {}

  /**
   * Returns what the rules find, in their order.
   *
   * @param texts canonical text of each document, by what the document is called
   */
  public static List<ValidationIssue> apply(
      Map<String, String> texts, Optional<LocalDate> period, Optional<LocalDate> filed) {
    List<ValidationIssue> issues = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    texts.forEach(
        (name, text) -> {
          String before = text.length() < LONG_TEXT ? name : seen.putIfAbsent(text, name);
          if (before != null && !before.equals(name)) {
            issues.add(warn("documents-distinct", name + " repeats " + before));
          }
        });
    if (period.isPresent() && filed.isPresent() && period.get().isAfter(filed.get())) {
      issues.add(
          warn("dates-plausible", "the period ends " + period.get() + ", after " + filed.get()));
    }
    return issues;
  }

  private static ValidationIssue warn(String rule, String message) {
    return new ValidationIssue(rule, Validation.WARN, message);
  }
}

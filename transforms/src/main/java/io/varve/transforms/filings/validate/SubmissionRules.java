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
  public static final int COUNT = 3;

  /** Shorter documents, such as certifications, may well be alike. */
  private static final int LONG_TEXT = 4_000;

  private SubmissionRules() {}

  /**
   * The text of a document.
   *
   * @param name what the document is called
   * @param length of its canonical text, in characters
   * @param fingerprint the same for texts that say the same
   */
  public record Text(String name, int length, String fingerprint) {}

  /**
   * Returns what the rules find about these documents, in their order.
   *
   * @param form form of the filing; absent when nothing tells it
   */
  public static List<ValidationIssue> apply(
      List<Text> texts,
      Optional<String> form,
      Optional<LocalDate> period,
      Optional<LocalDate> filed) {
    List<ValidationIssue> issues = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    texts.forEach(
        text -> {
          String first = text.name();
          if (text.length() >= LONG_TEXT) {
            first = seen.computeIfAbsent(text.fingerprint(), f -> text.name());
          }
          if (!first.equals(text.name())) {
            issues.add(warn("documents-distinct", text.name() + " repeats " + first));
          }
        });
    if (form.isEmpty()) {
      issues.add(warn("form-known", "nothing tells the form, so no items were looked for"));
    }
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

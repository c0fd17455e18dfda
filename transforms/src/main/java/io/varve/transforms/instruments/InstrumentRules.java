package io.varve.transforms.instruments;

import io.varve.io.model.Validation;
import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.extract.ValidationReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The validation rules of lists of instruments. */
final class InstrumentRules {

  private static final int COUNT = 2;

  private InstrumentRules() {}

  /** Returns what the rules say of the rows of one list. */
  static ValidationReport apply(List<InstrumentRow> rows) {
    List<ValidationIssue> issues = new ArrayList<>();
    Set<String> symbols = new HashSet<>();
    int without = 0;
    int repeated = 0;
    for (InstrumentRow row : rows) {
      if (row.symbol().isEmpty()) {
        without++;
      } else if (!symbols.add(row.symbol().get())) {
        repeated++;
      }
    }
    if (without > 0) {
      issues.add(
          new ValidationIssue(
              "symbols-present", Validation.WARN, without + " rows have no symbol"));
    }
    if (repeated > 0) {
      issues.add(
          new ValidationIssue(
              "symbols-unique",
              Validation.WARN,
              repeated + " rows have the symbol of a row before them"));
    }
    return new ValidationReport(COUNT, issues);
  }
}

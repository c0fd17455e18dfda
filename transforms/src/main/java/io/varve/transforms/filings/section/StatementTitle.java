package io.varve.transforms.filings.section;

import java.util.List;

/** The titles that structure financial statements, however they look. */
final class StatementTitle {

  /** Above all that only stands out. */
  static final int WEIGHT = 50;

  private static final int MOST_WORDS = 14;

  private static final List<String> BEGINNINGS =
      List.of(
          "reportof",
          "reportsof",
          "independentauditor",
          "consolidatedbalance",
          "consolidatedstatement",
          "consolidatedcondensedbalance",
          "consolidatedcondensedstatement",
          "condensedconsolidatedbalance",
          "condensedconsolidatedstatement",
          "balancesheet",
          "statementof",
          "statementsof",
          "schedulei",
          "supplementary",
          "supplementalinformation");

  private StatementTitle() {}

  /** Returns whether the line is the title of a statement, of a report on it, or of the notes. */
  static boolean is(String line) {
    String letters = PageLabel.form(line);
    boolean begins = BEGINNINGS.stream().anyMatch(letters::startsWith);
    return (begins && Words.of(line, MOST_WORDS + 1).size() <= MOST_WORDS) || isNotes(line);
  }

  /** Returns whether the line is the title of the notes to the statements. */
  static boolean isNotes(String line) {
    String letters = line.length() > 120 ? "" : PageLabel.form(line);
    return letters.startsWith("notesto")
        && (letters.contains("statement") || letters.contains("financial"));
  }
}

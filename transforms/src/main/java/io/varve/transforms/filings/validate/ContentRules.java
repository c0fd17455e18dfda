package io.varve.transforms.filings.validate;

import io.varve.io.model.Validation;
import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.filings.row.ChunkRow;
import io.varve.transforms.filings.row.TableRow;
import io.varve.transforms.filings.section.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about what was made of a text: is anything empty, is it mostly page furniture. */
final class ContentRules {

  /** Number of rules. */
  static final int COUNT = 3;

  private static final int LARGE_TEXT = 40_000;
  private static final int ENOUGH_LINES = 200;
  private static final double MOST_FURNITURE = 0.15;
  private static final int ENOUGH_FACTS = 20;
  private static final double MOST_MISMATCHES = 0.05;

  private static final Pattern FURNITURE =
      Pattern.compile(
          "(?:[-\u2013\u2014]?\\s*)?(?:[FSA]-)?[0-9ivx]{1,4}(?:\\s*[-\u2013\u2014])?"
              + "|page\\s+[0-9ivx]{1,4}(?:\\s+of\\s+[0-9]{1,4})?|(?:back to |table of )contents",
          Pattern.CASE_INSENSITIVE);

  /** Characters that what the pattern matches begins with, and those that it ends with. */
  private static final String FIRST = "0123456789-\u2013\u2014ivxfsapbtcIVXFSAPBTC";

  private static final String LAST = "0123456789-\u2013\u2014ivxsIVXS";

  private ContentRules() {}

  static List<ValidationIssue> check(
      String text, Optional<Form> form, List<TableRow> tables, List<ChunkRow> chunks) {
    List<ValidationIssue> issues = new ArrayList<>();
    if (chunks.isEmpty() && !text.isBlank()) {
      issues.add(new ValidationIssue("datasets-filled", Validation.FAIL, "no chunk has its text"));
    }
    boolean report = form.isPresent() && form.get() != Form.EIGHT_K;
    if (report && tables.isEmpty() && text.length() > LARGE_TEXT) {
      warn(issues, "datasets-filled", "a report of this size without a data table");
    }
    furniture(text, issues);
    facts(tables, issues);
    return issues;
  }

  private static void furniture(String text, List<ValidationIssue> issues) {
    int lines = 0;
    int furniture = 0;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = end - start < 60 ? text.substring(start, end).strip() : "long";
      lines += line.isEmpty() ? 0 : 1;
      furniture += mayBeFurniture(line) && FURNITURE.matcher(line).matches() ? 1 : 0;
      start = end + 1;
    }
    if (lines >= ENOUGH_LINES && furniture > lines * MOST_FURNITURE) {
      warn(
          issues,
          "page-furniture",
          furniture + " of " + lines + " lines are page numbers or running headers");
    }
  }

  /** Returns whether the pattern begins and ends like this: nearly all lines do not. */
  private static boolean mayBeFurniture(String line) {
    return !line.isEmpty()
        && FIRST.indexOf(line.charAt(0)) >= 0
        && LAST.indexOf(line.charAt(line.length() - 1)) >= 0;
  }

  private static void facts(List<TableRow> tables, List<ValidationIssue> issues) {
    int facts = tables.stream().mapToInt(table -> table.factCount().orElse(0)).sum();
    int wrong = tables.stream().mapToInt(table -> table.factMismatches().orElse(0)).sum();
    if (facts >= ENOUGH_FACTS && wrong > facts * MOST_MISMATCHES) {
      warn(
          issues,
          "facts-agree",
          wrong + " of " + facts + " tagged numbers differ from the cells they stand in");
    }
  }

  private static void warn(List<ValidationIssue> issues, String rule, String message) {
    issues.add(new ValidationIssue(rule, Validation.WARN, message));
  }
}

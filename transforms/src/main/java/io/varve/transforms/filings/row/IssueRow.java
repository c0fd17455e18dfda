package io.varve.transforms.filings.row;

/**
 * One thing that validation found, or a remark on the reading.
 *
 * @param rule name of the rule
 * @param severity {@code note}, {@code warn} or {@code fail}
 * @param message what was found
 */
public record IssueRow(String rule, String severity, String message) {}

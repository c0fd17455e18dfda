package io.varve.transforms.filings;

import io.varve.io.model.Validation;
import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.filings.row.DocumentRow;
import io.varve.transforms.filings.row.IssueRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the row of a document of what its filing, its source and its parts say. */
final class DocumentRowMaker {

  private DocumentRowMaker() {}

  /**
   * Numbers of rows of a document.
   *
   * @param unassigned characters that no rule understood
   * @param facts cells of tables with a tagged number
   * @param mismatches those that were read as another number
   */
  record Counts(
      int sections,
      int tables,
      int footnotes,
      int chunks,
      int unassigned,
      Optional<Integer> facts,
      Optional<Integer> mismatches) {}

  static DocumentRow row(
      ReadDocument source,
      DocumentIdentity identity,
      FilingFacts facts,
      Counts counts,
      List<ValidationIssue> issues,
      List<IssueRow> notes) {
    Validation verdict =
        issues.stream().map(ValidationIssue::severity).max(Enum::compareTo).orElse(Validation.PASS);
    List<IssueRow> findings = new ArrayList<>(notes);
    issues.forEach(
        issue ->
            findings.add(new IssueRow(issue.rule(), label(issue.severity()), issue.message())));
    return new DocumentRow(
        identity.documentId(),
        identity.filingId(),
        source.part().sequence(),
        identity.documentType(),
        source.part().fileName(),
        facts.formType(),
        facts.cik(),
        facts.companyName(),
        facts.ticker(),
        facts.sic(),
        facts.sicName(),
        facts.accessionNumber(),
        facts.filedOn(),
        facts.periodOfReport(),
        facts.fiscalYear(),
        facts.fiscalYearEnd(),
        facts.stateOfIncorporation(),
        facts.ein(),
        facts.isAmendment(),
        source.kind().label(),
        source.encoding(),
        source.text().text().length(),
        counts.unassigned(),
        counts.sections(),
        counts.tables(),
        counts.footnotes(),
        counts.chunks(),
        label(verdict),
        findings,
        counts.facts(),
        counts.mismatches(),
        facts.exchange(),
        facts.filerCategory(),
        source.fingerprint());
  }

  private static String label(Validation severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}

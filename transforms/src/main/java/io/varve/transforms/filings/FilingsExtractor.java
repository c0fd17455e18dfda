package io.varve.transforms.filings;

import io.varve.io.model.ContentHash;
import io.varve.io.model.Dataset;
import io.varve.io.model.FailureCode;
import io.varve.io.model.Validation;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.extract.FileSignature;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.extract.ValidationReport;
import io.varve.transforms.filings.row.IssueRow;
import io.varve.transforms.filings.submission.ContentKind;
import io.varve.transforms.filings.submission.DocumentPart;
import io.varve.transforms.filings.submission.Submission;
import io.varve.transforms.filings.submission.SubmissionParser;
import io.varve.transforms.filings.validate.DocumentRules;
import io.varve.transforms.filings.validate.SubmissionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Extracts SEC filings: inline XBRL, HTML, full submissions, and the plain text of the 1990s.
 *
 * <p>Guarantees, beside those of {@link Extractor}: the level-1 sections of a document give its
 * canonical text, character by character; the chunks of a section, without their overlap, give the
 * section; rows keep their ids when another part of the document changes. Parts of a submission
 * without text for people are named in the validation issues of its first document.
 */
public final class FilingsExtractor implements Extractor {

  private static final long serialVersionUID = 1;

  /** Name of the extractor. */
  public static final String NAME = "filings";

  /** Raised with every change of the output. */
  public static final int VERSION = 4;

  /** Raised with every change of a row type. */
  public static final int SCHEMA_VERSION = 3;

  private final FilingsConfig config;

  public FilingsExtractor(FilingsConfig config) {
    this.config = config;
  }

  @Override
  public ExtractorIdentity identity() {
    return ExtractorIdentity.of(NAME, VERSION, SCHEMA_VERSION, config.settings());
  }

  @Override
  public List<Dataset> datasets() {
    return FilingsDatasets.all();
  }

  @Override
  public Extraction extract(SourceDocument document, Deadline deadline) throws ExtractionException {
    byte[] bytes = document.bytes();
    if (bytes.length == 0) {
      throw new ExtractionException(FailureCode.EMPTY, "it has 0 bytes; fetch the file again");
    }
    FileSignature.requireText(bytes, "filings are read as HTML or text");
    Submission submission = new SubmissionParser(config.maxDocuments()).parse(bytes, deadline);
    List<ValidationIssue> skipped = new ArrayList<>();
    List<IssueRow> notes = new ArrayList<>();
    List<ReadDocument> documents = read(bytes, submission, skipped, notes, deadline);
    if (documents.isEmpty()) {
      throw new ExtractionException(
          FailureCode.EMPTY, "it has no visible text; fetch the file again or leave it out");
    }
    FilingFacts facts = FilingFacts.of(submission.header(), documents.get(0));
    String filingId = facts.accessionNumber().orElseGet(() -> contentId(bytes));
    Extraction.Builder rows = Extraction.builder();
    List<ValidationIssue> issues = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      ReadDocument read = documents.get(i);
      String type = read.part().type().orElse(facts.formType());
      DocumentIdentity identity =
          new DocumentIdentity(filingId, filingId + "-" + read.part().sequence(), type);
      DocumentRows cut =
          DocumentCutter.cut(read, identity, facts, config, i == 0 ? notes : List.of(), deadline);
      add(rows, cut);
      issues.addAll(cut.issues());
    }
    issues.addAll(skipped);
    issues.addAll(whole(documents, facts));
    int rulesRun = DocumentRules.COUNT * documents.size() + SubmissionRules.COUNT;
    return rows.validated(new ValidationReport(rulesRun, issues));
  }

  private static List<ValidationIssue> whole(List<ReadDocument> documents, FilingFacts facts) {
    List<SubmissionRules.Text> texts =
        documents.stream()
            .map(
                read ->
                    new SubmissionRules.Text(
                        read.part().label(), read.text().text().length(), read.fingerprint()))
            .toList();
    Optional<String> form =
        Optional.of(facts.formType()).filter(type -> !type.equals(FilingFacts.UNKNOWN));
    return SubmissionRules.apply(texts, form, facts.periodOfReport(), facts.filedOn());
  }

  private List<ReadDocument> read(
      byte[] bytes,
      Submission submission,
      List<ValidationIssue> skipped,
      List<IssueRow> notes,
      Deadline deadline)
      throws ExtractionException {
    DocumentReader reader = new DocumentReader(config);
    List<ReadDocument> documents = new ArrayList<>();
    for (DocumentPart part : submission.parts()) {
      Optional<ReadDocument> read = reader.read(bytes, part, deadline);
      if (read.isPresent() && !read.get().text().text().isEmpty()) {
        documents.add(read.get());
      } else if (read.isPresent()) {
        skipped.add(
            new ValidationIssue(
                "text-present", Validation.WARN, part.label() + " has no visible text"));
      } else {
        // Images and tagged data say nothing that a reader misses; anything else might.
        notes.add(new IssueRow("skipped-part", "note", part.label() + " is not text"));
        if (!ContentKind.isFurniture(part)) {
          skipped.add(
              new ValidationIssue(
                  "parts-read", Validation.WARN, part.label() + " is not text and was skipped"));
        }
      }
    }
    return documents;
  }

  private static void add(Extraction.Builder rows, DocumentRows cut) {
    rows.add(FilingsDatasets.DOCUMENTS, cut.document());
    cut.sections().forEach(row -> rows.add(FilingsDatasets.SECTIONS, row));
    cut.tables().forEach(row -> rows.add(FilingsDatasets.TABLES, row));
    cut.footnotes().forEach(row -> rows.add(FilingsDatasets.FOOTNOTES, row));
    cut.chunks().forEach(row -> rows.add(FilingsDatasets.CHUNKS, row));
  }

  private static String contentId(byte[] bytes) {
    return ContentHash.of(bytes).hex().substring(0, 20);
  }
}

package io.varve.transforms;

import io.varve.io.model.Dataset;
import io.varve.io.model.FailureCode;
import io.varve.io.model.Validation;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.extract.ValidationReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one row of a document; some contents make it misbehave. */
public final class FakeExtractor implements Extractor {

  private static final long serialVersionUID = 1;

  /** A row. */
  public record Word(String word) {}

  @Override
  public ExtractorIdentity identity() {
    return ExtractorIdentity.of("fake", 1, 1, Map.of());
  }

  @Override
  public List<Dataset> datasets() {
    return List.of(new Dataset("words", Word.class, List.of("word"), List.of()));
  }

  @Override
  public Extraction extract(SourceDocument document, Deadline deadline) throws ExtractionException {
    String text = new String(document.bytes(), StandardCharsets.UTF_8);
    List<ValidationIssue> issues =
        text.equals("invalid")
            ? List.of(new ValidationIssue("never-invalid", Validation.FAIL, "it is"))
            : List.of();
    Extraction.Builder rows = Extraction.builder();
    switch (text) {
      case "garbled" -> throw new ExtractionException(FailureCode.PARSE, "it is\n garbled");
      case "defect" -> throw new IllegalStateException("on purpose");
      case "nothing" -> {}
      case "null" -> rows.add("words", new Word(Optional.<String>empty().orElse(null)));
      case "twice" -> rows.add("words", new Word("a")).add("words", new Word("a"));
      case "elsewhere" -> rows.add("sentences", new Word("a"));
      default -> rows.add("words", new Word(text));
    }
    return rows.validated(new ValidationReport(1, issues));
  }
}

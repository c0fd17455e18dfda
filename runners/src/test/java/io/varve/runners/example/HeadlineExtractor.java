package io.varve.runners.example;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The worked example of docs/extending.md: a row for each paragraph of a text file. */
public final class HeadlineExtractor implements Extractor {

  private static final long serialVersionUID = 1;
  private static final String PARAGRAPHS = "paragraphs";

  /**
   * One paragraph.
   *
   * @param ordinal place in the file, from 1
   * @param headline its first line
   * @param body the other lines
   */
  public record Paragraph(int ordinal, String headline, Optional<String> body) {}

  @Override
  public ExtractorIdentity identity() {
    return ExtractorIdentity.of("headlines", 1, 1, Map.of());
  }

  @Override
  public List<Dataset> datasets() {
    return List.of(new Dataset(PARAGRAPHS, Paragraph.class, List.of("ordinal"), List.of()));
  }

  @Override
  public Extraction extract(SourceDocument document, Deadline deadline) throws ExtractionException {
    String text = new String(document.bytes(), StandardCharsets.UTF_8);
    if (text.isBlank()) {
      throw new ExtractionException(FailureCode.EMPTY, "it holds no text; fetch the file again");
    }
    Extraction.Builder rows = Extraction.builder();
    List<ValidationIssue> issues = new ArrayList<>();
    int ordinal = 0;
    for (String paragraph : text.strip().split("\\n\\s*\\n", -1)) {
      deadline.check();
      int end = paragraph.indexOf('\n');
      String headline = end < 0 ? paragraph : paragraph.substring(0, end);
      String body = end < 0 ? "" : paragraph.substring(end + 1);
      rows.add(
          PARAGRAPHS,
          new Paragraph(++ordinal, headline, Optional.of(body).filter(b -> !b.isEmpty())));
      if (headline.length() > 200) {
        String message = "paragraph " + ordinal + " begins with a long line";
        issues.add(new ValidationIssue("headline-short", Validation.WARN, message));
      }
    }
    return rows.validated(new ValidationReport(1, issues));
  }
}

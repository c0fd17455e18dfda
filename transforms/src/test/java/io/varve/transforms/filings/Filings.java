package io.varve.transforms.filings;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.filings.row.SectionRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Small filings for tests, and their extraction. */
final class Filings {

  private Filings() {}

  static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }

  static Extraction extract(String content) throws ExtractionException {
    return extract(content.getBytes(StandardCharsets.UTF_8));
  }

  static Extraction extract(byte[] bytes) throws ExtractionException {
    return new FilingsExtractor(FilingsConfig.defaults())
        .extract(SourceDocument.of("any/key.htm", bytes), soon());
  }

  /** Returns the sections as {@code item} or type names. */
  static List<String> sectionNames(Extraction extraction) {
    return sections(extraction).stream()
        .map(
            row ->
                row.item()
                    .map(item -> row.part().orElse("") + "/" + item)
                    .orElse(row.sectionType()))
        .toList();
  }

  static List<SectionRow> sections(Extraction extraction) {
    return extraction.rows(FilingsDatasets.SECTIONS).stream().map(SectionRow.class::cast).toList();
  }

  /** Returns an annual report in HTML with this body between cover and signatures. */
  static String annualReport(String body) {
    return "<html><head><title>hidden</title></head><body><p>FORM 10-K</p>"
        + "<p>For the fiscal year ended December 31, 2020</p>"
        + body
        + "<p><b>SIGNATURES</b></p><p>Pursuant to the requirements of Section 13 the registrant"
        + " has duly caused this report to be signed.</p></body></html>";
  }
}

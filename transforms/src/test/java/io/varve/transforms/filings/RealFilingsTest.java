package io.varve.transforms.filings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varve.io.model.Validation;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.filings.row.ChunkRow;
import io.varve.transforms.filings.row.DocumentRow;
import io.varve.transforms.filings.row.SectionRow;
import io.varve.transforms.filings.row.TableRow;
import io.varve.transforms.filings.submission.ContentKind;
import io.varve.transforms.filings.submission.DocumentPart;
import io.varve.transforms.filings.submission.SubmissionParser;
import io.varve.transforms.filings.submission.TextDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Properties that hold for real filings of all eras, where a folder with some is at hand. */
class RealFilingsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("varve.filings", "../../shared/data/filings/raw"));

  private final FilingsExtractor extractor = new FilingsExtractor(FilingsConfig.defaults());

  @TestFactory
  Stream<DynamicTest> everyCharacterOfARealFilingIsInItsRows() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no folder of real filings");
    List<Path> files;
    try (Stream<Path> listing = Files.list(FOLDER)) {
      files = listing.sorted().toList();
    }
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private void check(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    Deadline deadline = Deadline.in(Duration.ofMinutes(5));
    Extraction extraction =
        extractor.extract(SourceDocument.of(file.getFileName().toString(), bytes), deadline);

    assertThat(
        extraction.validation().issues().toString(),
        extraction.validation().verdict(),
        is(not(Validation.FAIL)));
    List<DocumentPart> parts = new SubmissionParser(10_000).parse(bytes, deadline).parts();
    for (Record row : extraction.rows(FilingsDatasets.DOCUMENTS)) {
      DocumentRow document = (DocumentRow) row;
      String text = text(extraction, document);
      assertThat(text.length(), equalTo(document.textLength()));
      assertThat(text.length(), greaterThan(0));
      DocumentPart part =
          parts.stream().filter(p -> p.sequence() == document.sequence()).findFirst().orElseThrow();
      String source = TextDecoder.decode(bytes, part.start(), part.end()).text();
      String expected =
          ContentKind.of(source) == ContentKind.TEXT
              ? VisibleText.ofText(source)
              : VisibleText.ofHtml(source);
      assertSame(VisibleText.squeeze(text), expected);
      checkTables(extraction, document, text);
      checkChunks(extraction, document);
    }
  }

  private static String text(Extraction extraction, DocumentRow document) {
    StringBuilder text = new StringBuilder();
    for (Record row : extraction.rows(FilingsDatasets.SECTIONS)) {
      SectionRow section = (SectionRow) row;
      if (section.documentId().equals(document.documentId()) && section.level() == 1) {
        assertThat(section.start(), equalTo(text.length()));
        text.append(section.text());
      }
    }
    return text.toString();
  }

  /** Like an equality, but shows where two long texts part. */
  private static void assertSame(String actual, String expected) {
    int at = 0;
    int shorter = Math.min(actual.length(), expected.length());
    while (at < shorter && actual.charAt(at) == expected.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 40);
    assertThat(
        actual.substring(from, Math.min(actual.length(), at + 60)),
        equalTo(expected.substring(from, Math.min(expected.length(), at + 60))));
  }

  private static void checkTables(Extraction extraction, DocumentRow document, String text) {
    int end = 0;
    for (Record row : extraction.rows(FilingsDatasets.TABLES)) {
      TableRow table = (TableRow) row;
      if (table.documentId().equals(document.documentId())) {
        assertThat(table.start() >= end && table.end() <= text.length(), is(true));
        end = table.end();
      }
    }
  }

  private static void checkChunks(Extraction extraction, DocumentRow document) {
    for (Record row : extraction.rows(FilingsDatasets.CHUNKS)) {
      ChunkRow chunk = (ChunkRow) row;

      if (chunk.documentId().equals(document.documentId())) {
        assertThat(chunk.text(), chunk.tokenCount() <= 512, is(true));
      }
    }
  }
}

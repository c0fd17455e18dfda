package io.varve.transforms.filings;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.submission.ContentKind;
import io.varve.transforms.filings.submission.DecodedText;
import io.varve.transforms.filings.submission.DocumentPart;
import io.varve.transforms.filings.submission.TextDecoder;
import io.varve.transforms.filings.text.HtmlText;
import io.varve.transforms.filings.text.MarkupLimits;
import io.varve.transforms.filings.text.PlainText;
import io.varve.transforms.filings.text.SourceReading;
import io.varve.transforms.filings.text.TextFingerprint;
import java.util.Optional;

/** Turns the bytes of one document into its canonical text. */
final class DocumentReader {

  private final MarkupLimits limits;

  DocumentReader(FilingsConfig config) {
    this.limits =
        new MarkupLimits(
            config.maxElements(),
            config.maxDepth(),
            config.maxAttributeChars(),
            config.maxEntities());
  }

  /**
   * Returns the document, or nothing when it holds no text for people.
   *
   * @throws ExtractionException when it is no text, too large, or took too long
   */
  Optional<ReadDocument> read(byte[] bytes, DocumentPart part, Deadline deadline)
      throws ExtractionException {
    if (ContentKind.announced(part).isPresent()) {
      return Optional.empty();
    }
    DecodedText decoded = TextDecoder.decode(bytes, part.start(), part.end());
    deadline.check();
    ContentKind kind = ContentKind.of(decoded.text());
    if (kind == ContentKind.BINARY) {
      return Optional.empty();
    }
    SourceReading reading = source(decoded.text(), kind, deadline);
    return Optional.of(
        new ReadDocument(
            part,
            kind,
            decoded.encoding(),
            reading.text(),
            TextFingerprint.of(reading.text().text()),
            reading.facts(),
            reading.numbers()));
  }

  private SourceReading source(String content, ContentKind kind, Deadline deadline)
      throws ExtractionException {
    if (kind == ContentKind.TEXT) {
      return PlainText.read(content, deadline);
    }
    limits.check(content, deadline);
    return HtmlText.read(content, deadline);
  }
}

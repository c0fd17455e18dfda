package io.varve.runners.flink.slow;

import io.varve.io.model.Dataset;
import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.extract.ValidationReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A document begins with a number: as many milliseconds pass, and it is the document's only row.
 */
public final class SlowExtractor implements Extractor {

  private static final long serialVersionUID = 1;

  /** Dataset of the rows. */
  public static final String PAUSES = "pauses";

  /** How long a document took. */
  public record Pause(long millis) {}

  @Override
  public ExtractorIdentity identity() {
    return ExtractorIdentity.of("slow", 1, 1, Map.of());
  }

  @Override
  public List<Dataset> datasets() {
    return List.of(new Dataset(PAUSES, Pause.class, List.of("millis"), List.of()));
  }

  @Override
  public Extraction extract(SourceDocument document, Deadline deadline) throws ExtractionException {
    String text = new String(document.bytes(), StandardCharsets.US_ASCII);
    long millis = Long.parseLong(text.substring(0, text.indexOf('\n')));
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExtractionException(FailureCode.TIMEOUT, "interrupted");
    }
    Extraction.Builder rows = Extraction.builder();
    rows.add(PAUSES, new Pause(millis));
    return rows.validated(new ValidationReport(1, List.of()));
  }
}

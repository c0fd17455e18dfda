package io.varve.pipelines.compact;

import io.varve.io.model.Dataset;
import io.varve.pipelines.run.LinesExtractor;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.extract.ValidationReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Extracts documents with one column more than {@link LinesExtractor}. */
final class WiderExtractor implements Extractor {

  private static final long serialVersionUID = 1;

  private final LinesExtractor lines;

  WiderExtractor(LinesExtractor lines) {
    this.lines = lines;
  }

  @Override
  public ExtractorIdentity identity() {
    return lines.identity();
  }

  @Override
  public List<Dataset> datasets() {
    List<Dataset> datasets = new ArrayList<>(lines.datasets());
    datasets.set(0, new Dataset("documents", WideRow.class, List.of("document_id"), List.of()));
    return datasets;
  }

  @Override
  public Extraction extract(SourceDocument document, Deadline deadline) throws ExtractionException {
    String text = new String(document.bytes(), StandardCharsets.UTF_8);
    Extraction.Builder rows = Extraction.builder();
    rows.add(
        "documents",
        new WideRow(document.key(), text.length(), Optional.of(text), text.split(" ").length));
    return rows.validated(new ValidationReport(1, List.of()));
  }

  /** One document. */
  public record WideRow(String documentId, long length, Optional<String> firstLine, long words) {}
}

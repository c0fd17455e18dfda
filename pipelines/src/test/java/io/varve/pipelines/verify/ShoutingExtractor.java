package io.varve.pipelines.verify;

import io.varve.io.model.Dataset;
import io.varve.pipelines.run.LinesExtractor;
import io.varve.pipelines.run.LinesExtractor.LineRow;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.extract.SourceDocument;
import java.util.List;
import java.util.Locale;

/** Says that it is the extractor of lines, and gives them in capitals. */
final class ShoutingExtractor implements Extractor {

  private static final long serialVersionUID = 1;

  private final LinesExtractor quiet = LinesExtractor.plain();

  @Override
  public ExtractorIdentity identity() {
    return quiet.identity();
  }

  @Override
  public List<Dataset> datasets() {
    return quiet.datasets();
  }

  @Override
  public Extraction extract(SourceDocument document, Deadline deadline) throws ExtractionException {
    Extraction extraction = quiet.extract(document, deadline);
    Extraction.Builder loud = Extraction.builder();
    extraction.rows("documents").forEach(row -> loud.add("documents", row));
    for (Record row : extraction.rows("lines")) {
      LineRow line = (LineRow) row;
      loud.add(
          "lines",
          new LineRow(line.documentId(), line.line(), line.text().toUpperCase(Locale.ROOT)));
    }
    return loud.validated(extraction.validation());
  }
}

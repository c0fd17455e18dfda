package io.varve.pipelines;

import io.varve.pipelines.run.Flow;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.work.Input;
import java.util.List;
import java.util.Optional;

/**
 * Documents, sections, tables, footnotes and chunks of SEC filings: one input, one extractor, and
 * nothing derived. The steps are those of {@link ExtractionPipeline}.
 */
public final class FilingsPipeline {

  /** Name of the pipeline. */
  public static final String NAME = "filings";

  private FilingsPipeline() {}

  /**
   * Returns what is made of what.
   *
   * @param extractor that of filings, or one from a jar of the user's
   */
  public static Flow flow(InputScope filings, Extractor extractor) {
    return new Flow(NAME, List.of(Input.only(filings, extractor)), Optional.empty());
  }
}

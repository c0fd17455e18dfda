package io.varve.pipelines.run;

import io.varve.io.run.RunFinished;
import io.varve.pipelines.run.RunReport.FailedDocument;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;

/** What a run does between the record of its start and that of its end. */
public interface RunWork {

  /**
   * Returns the end of a run that has nothing to do, when that can be told without a pipeline.
   *
   * @throws ListingException when there is no such input
   */
  default Optional<RunFinished> endWithoutPipeline() throws IOException, ListingException {
    return Optional.empty();
  }

  /** Adds all steps to a pipeline; the last one commits and records the end. */
  void build(Pipeline pipeline) throws IOException;

  /** Returns the documents that failed in a run that has ended, by key. */
  default List<FailedDocument> failures(RunFinished finished) throws IOException {
    return List.of();
  }
}

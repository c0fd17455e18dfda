package io.varve.pipelines.run;

import io.varve.io.run.RunFinished;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;

/** What a run does between the record of its start and that of its end. */
public interface RunWork {

  /**
   * Returns the end of a run that has nothing to do, when that can be told without a pipeline.
   *
   * @param progress is told how far it is, where that takes long
   * @param workedHere whether this process does the work, so that there is nobody else to read much
   * @throws ListingException when there is no such input
   */
  default Optional<RunFinished> endWithoutPipeline(ProgressListener progress, boolean workedHere)
      throws IOException, ListingException {
    return Optional.empty();
  }

  /** Adds all steps to a pipeline; the last one commits and records the end. */
  void build(Pipeline pipeline) throws IOException;

  /** Returns what a run that has ended changed. */
  default RunDetails details(RunFinished finished) throws IOException {
    return RunDetails.NONE;
  }
}

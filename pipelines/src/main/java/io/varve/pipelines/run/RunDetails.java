package io.varve.pipelines.run;

import io.varve.pipelines.run.RunReport.FailedDocument;
import java.util.List;
import java.util.Optional;

/**
 * What a run that ended changed, as far as its figures do not say it.
 *
 * @param failures documents that failed, by key
 * @param derived items that were derived again; absent when the run derives nothing
 * @param answers what a source was asked for; absent when the run reads files
 */
public record RunDetails(
    List<FailedDocument> failures, Optional<DerivedCounts> derived, Optional<Answers> answers) {

  /** Nothing. */
  public static final RunDetails NONE =
      new RunDetails(List.of(), Optional.empty(), Optional.empty());

  public RunDetails {
    failures = List.copyOf(failures);
  }
}

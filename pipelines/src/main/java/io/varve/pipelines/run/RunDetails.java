package io.varve.pipelines.run;

import io.varve.pipelines.run.RunReport.FailedDocument;
import java.util.List;
import java.util.Optional;

/**
 * What a run that ended changed, as far as its figures do not say it.
 *
 * @param failures documents that failed, by key
 * @param derived items that were derived again; absent when the run derives nothing
 */
public record RunDetails(List<FailedDocument> failures, Optional<DerivedCounts> derived) {

  /** Nothing. */
  public static final RunDetails NONE = new RunDetails(List.of(), Optional.empty());

  public RunDetails {
    failures = List.copyOf(failures);
  }
}

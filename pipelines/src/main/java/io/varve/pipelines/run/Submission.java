package io.varve.pipelines.run;

import java.util.Optional;

/**
 * What became of a run that nobody waits for.
 *
 * @param runId run
 * @param jobId name that the cluster knows it by; absent when it did not come to a job
 * @param report how it ended, when it is over already: it had nothing to do, or could not be
 *     started
 */
public record Submission(String runId, Optional<String> jobId, Optional<RunReport> report) {

  /** Returns the submission of a run that is over. */
  static Submission over(RunReport report) {
    return new Submission(report.runId(), Optional.empty(), Optional.of(report));
  }
}

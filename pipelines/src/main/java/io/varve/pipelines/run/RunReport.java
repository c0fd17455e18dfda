package io.varve.pipelines.run;

import io.varve.io.model.FailureCode;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.run.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param runId run
 * @param status how it ended
 * @param snapshot snapshot that it committed
 * @param counts its figures; all zero when it did not get that far
 * @param took wall time
 * @param saved what extracting the unchanged files had cost
 * @param failures documents that failed in this run, by key
 * @param derived items that were derived again; absent when it derives nothing
 * @param answers what a source was asked for; absent when the run reads files
 * @param problem why it was refused or failed
 */
public record RunReport(
    String runId,
    RunStatus status,
    Optional<Long> snapshot,
    RunCounts counts,
    Duration took,
    Duration saved,
    List<FailedDocument> failures,
    Optional<DerivedCounts> derived,
    Optional<Answers> answers,
    Optional<Throwable> problem) {

  /** Returns the report of a run that derives nothing. */
  public RunReport(
      String runId,
      RunStatus status,
      Optional<Long> snapshot,
      RunCounts counts,
      Duration took,
      Duration saved,
      List<FailedDocument> failures,
      Optional<Throwable> problem) {
    this(
        runId,
        status,
        snapshot,
        counts,
        took,
        saved,
        failures,
        Optional.empty(),
        Optional.empty(),
        problem);
  }

  public RunReport {
    failures = List.copyOf(failures);
  }

  /**
   * One document that failed.
   *
   * @param key source file
   * @param code kind of failure
   * @param message what, where, remedy
   */
  public record FailedDocument(String key, FailureCode code, String message) {

    /** Returns the failure that an entry tells of, when it is one of its run. */
    public static Optional<FailedDocument> of(ManifestEntry entry) {
      return entry.attempt().decision().isWork()
          ? entry.failure().map(why -> new FailedDocument(entry.key(), why.code(), why.message()))
          : Optional.empty();
    }
  }
}

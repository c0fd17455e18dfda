package io.varve.runners.report;

import io.varve.io.model.ExtractorRef;
import io.varve.io.model.RunCounts;
import io.varve.io.run.RunStarted.Git;
import java.time.Instant;
import java.util.Optional;

/**
 * One run, also one that committed nothing, failed or died.
 *
 * @param id run id
 * @param status how it ended, such as {@code committed}; {@code died} or {@code running} without an
 *     end
 * @param start what it wrote when it began; absent when that was lost
 * @param finishedAt end, UTC
 * @param durationMs time from start to end in milliseconds
 * @param snapshot snapshot that it committed
 * @param counts its figures
 * @param savedMs what extracting the unchanged files had cost, in milliseconds
 * @param message why it was refused or failed
 * @param failures documents that it could not extract; absent when it committed none, or when its
 *     entries were not read for this report
 */
public record RunRow(
    String id,
    String status,
    Optional<Start> start,
    Optional<Instant> finishedAt,
    Optional<Long> durationMs,
    Optional<Long> snapshot,
    Optional<RunCounts> counts,
    long savedMs,
    Optional<String> message,
    Optional<Listed<FailureRow>> failures) {

  /**
   * What a run wrote when it began.
   *
   * @param name name that the user gave it
   * @param pipeline pipeline, or operation on the warehouse
   * @param startedAt start, UTC
   * @param parent snapshot that it was planned on
   * @param extractor extractor and fingerprint
   * @param host machine
   * @param pid process id
   * @param user user of the operating system
   * @param workingDirectory current folder
   * @param git repository of that folder
   * @param cluster address of the cluster that carried it out
   * @param options place of its options in the report's settings
   * @param configuration place of the extractor's configuration there
   * @param versions place of the versions there
   */
  public record Start(
      Optional<String> name,
      String pipeline,
      Instant startedAt,
      Optional<Long> parent,
      Optional<ExtractorRef> extractor,
      String host,
      long pid,
      String user,
      String workingDirectory,
      Optional<Git> git,
      Optional<String> cluster,
      int options,
      int configuration,
      int versions) {}
}

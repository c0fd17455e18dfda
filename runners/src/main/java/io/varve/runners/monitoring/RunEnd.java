package io.varve.runners.monitoring;

import io.varve.io.model.FailureCode;
import io.varve.io.model.RunCounts;
import io.varve.pipelines.run.RunReport;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a run.
 *
 * @param ending how it ended
 * @param exitCode what the process ends with
 * @param message why it was refused, interrupted or failed; empty otherwise
 * @param finishedAt end, UTC
 * @param counts its figures; all zero when it did not get that far
 * @param saved what extracting the unchanged files had cost
 * @param failures how many documents failed, by kind of failure
 * @param tables what the tables hold now; absent when the run did not find out
 */
public record RunEnd(
    Ending ending,
    ExitCode exitCode,
    String message,
    Instant finishedAt,
    RunCounts counts,
    Duration saved,
    Map<FailureCode, Long> failures,
    Optional<Tables> tables) {

  public RunEnd {
    failures = Collections.unmodifiableMap(new EnumMap<>(withAllCodes(failures)));
  }

  /** Returns the end of a run that has a report. */
  static RunEnd of(RunReport report, Instant finishedAt, Optional<Tables> tables) {
    Outcome outcome = Outcome.of(report);
    Map<FailureCode, Long> failures = new EnumMap<>(FailureCode.class);
    report.failures().forEach(failed -> failures.merge(failed.code(), 1L, Long::sum));
    return new RunEnd(
        Ending.of(report.status(), outcome.exitCode()),
        outcome.exitCode(),
        outcome.message(),
        finishedAt,
        report.counts(),
        report.saved(),
        failures,
        tables);
  }

  /** Returns the end of a run that threw before it could report. */
  static RunEnd of(Throwable thrown, Instant finishedAt) {
    Outcome outcome = Outcome.of(thrown);
    return new RunEnd(
        Ending.ofThrown(outcome.exitCode()),
        outcome.exitCode(),
        outcome.message(),
        finishedAt,
        RunCounts.NONE,
        Duration.ZERO,
        Map.of(),
        Optional.empty());
  }

  /** A kind of failure that did not happen is a zero, so that a rule on it always has a value. */
  private static Map<FailureCode, Long> withAllCodes(Map<FailureCode, Long> failures) {
    Map<FailureCode, Long> all = new EnumMap<>(FailureCode.class);
    for (FailureCode code : FailureCode.values()) {
      all.put(code, failures.getOrDefault(code, 0L));
    }
    return all;
  }
}

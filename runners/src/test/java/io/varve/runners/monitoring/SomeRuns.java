package io.varve.runners.monitoring;

import io.varve.io.model.DatasetTotals;
import io.varve.io.model.FailureCode;
import io.varve.io.model.RunCounts;
import io.varve.runners.console.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs that never were. */
final class SomeRuns {

  static final Instant START = Instant.parse("2026-11-20T01:00:00Z");
  static final Instant END = Instant.parse("2026-11-20T01:02:03.500Z");

  static final WatchedRun RUN = named(Optional.of("nightly"));

  private SomeRuns() {}

  static WatchedRun named(Optional<String> name) {
    return over(List.of("gs://bucket/filings/"), name);
  }

  static WatchedRun over(List<String> inputs, Optional<String> name) {
    return new WatchedRun(
        "20261120T010000Z-0a0b0c",
        "filings",
        name,
        START,
        inputs,
        "gs://bucket/warehouse",
        List.of("documents", "sections"));
  }

  /** Returns the end of a run with every kind of figure. */
  static RunEnd committed() {
    return new RunEnd(
        Ending.COMMITTED,
        ExitCode.DOCUMENTS_FAILED,
        "",
        END,
        new RunCounts(20, 3, 2, 1, 1, 12, 4, 1, 5, 6, 6, 1, 2, 123_456),
        Duration.ofMillis(7_250),
        Map.of(FailureCode.PARSE, 1L),
        Optional.of(
            new Tables(
                17,
                new TreeMap<>(
                    Map.of(
                        "documents",
                        new DatasetTotals(40, 3, 9_000),
                        "sections",
                        new DatasetTotals(800, 3, 70_000))),
                new TreeMap<>(
                    Map.of(
                        "documents",
                        new DatasetTotals(6, 1, 2_000),
                        "sections",
                        new DatasetTotals(120, 1, 11_000))))));
  }

  /** Returns the end of a run that got nowhere. */
  static RunEnd ended(Ending ending, ExitCode exitCode, String message) {
    return new RunEnd(
        ending, exitCode, message, END, RunCounts.NONE, Duration.ZERO, Map.of(), Optional.empty());
  }
}

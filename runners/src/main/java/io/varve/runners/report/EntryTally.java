package io.varve.runners.report;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.runners.report.Report.Current;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the entries of the current snapshot in one pass. Not safe for several threads. */
final class EntryTally {

  /** So many failures are listed one by one. */
  private static final int MOST_FAILURES = 500;

  private final CoverageTally coverage;
  private final Map<String, Long> validation = new TreeMap<>();
  private final Map<String, Long> byCode = new TreeMap<>();
  private final Foremost<FailureRow> failures =
      new Foremost<>(MOST_FAILURES, Comparator.comparing(FailureRow::key));
  private long failed;
  private long stale;
  private long missing;

  EntryTally(CoverageTally coverage) {
    this.coverage = coverage;
  }

  void add(ManifestEntry entry) {
    coverage.add(entry);
    validation.merge(entry.validation().map(Enum::name).orElse("none"), 1L, Long::sum);
    missing += entry.missingSince().isPresent() ? 1 : 0;
    stale += entry.stale().isPresent() ? 1 : 0;
    if (entry.status() == Status.FAILED) {
      failed++;
      FailureRow row = FailureRow.of(entry);
      byCode.merge(row.code(), 1L, Long::sum);
      failures.add(row);
    }
  }

  /** Returns what the entries of this snapshot say. */
  Current of(Snapshot snapshot) {
    return new Current(
        snapshot.id(),
        snapshot.manifest().entryCount(),
        failed,
        stale,
        missing,
        validation,
        failures.listed(),
        byCode,
        coverage.coverage());
  }
}

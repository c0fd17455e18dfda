package io.varve.io.audit;

import java.util.List;

/**
 * What a check found, and how much it looked at.
 *
 * @param snapshots snapshots checked
 * @param entries manifest entries of the current snapshot
 * @param dataFiles distinct data files checked
 * @param rows rows read; 0 when data files were not read
 * @param currentIntact whether the current snapshot and everything that it needs is intact
 * @param problems everything found; empty when the warehouse is intact
 */
public record CheckReport(
    long snapshots,
    long entries,
    long dataFiles,
    long rows,
    boolean currentIntact,
    List<Problem> problems) {

  public CheckReport {
    problems = List.copyOf(problems);
  }

  /** Returns whether nothing was found. */
  public boolean isClean() {
    return problems.isEmpty();
  }
}

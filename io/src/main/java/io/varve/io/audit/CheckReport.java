package io.varve.io.audit;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a check found, and how much it looked at.
 *
 * @param snapshots snapshots checked
 * @param entries manifest entries of the current snapshot
 * @param dataFiles distinct data files checked
 * @param reading what was read of the data files; absent when only their sizes were looked at
 * @param raw what was looked at of the pages that runs were answered
 * @param currentIntact whether the current snapshot and everything that it needs is intact, as far
 *     as it was looked at
 * @param problems what was found, the first thousand
 * @param moreProblems how many problems more there are
 * @param damaged whether any problem is damage; lost work of an unfinished run is none
 * @param unreferenced files that no kept snapshot, no journal and no run at work names, by folder;
 *     absent when a snapshot that names files could not be read
 */
public record CheckReport(
    long snapshots,
    long entries,
    long dataFiles,
    Optional<DataReading> reading,
    RawPages raw,
    boolean currentIntact,
    List<Problem> problems,
    long moreProblems,
    boolean damaged,
    Optional<SortedMap<String, FileTotals>> unreferenced) {

  public CheckReport {
    problems = List.copyOf(problems);
    unreferenced =
        unreferenced.map(totals -> Collections.unmodifiableSortedMap(new TreeMap<>(totals)));
  }

  /** Returns whether nothing was found. */
  public boolean isClean() {
    return problems.isEmpty();
  }

  /**
   * What was read of the data files.
   *
   * @param sample share that was asked for, and its seed
   * @param files data files that were hashed
   * @param bytes their size
   * @param rows rows of the current snapshot whose keys and parents were verified
   */
  public record DataReading(Sample sample, long files, long bytes, long rows) {}

  /**
   * Pages that runs were answered.
   *
   * @param pages their number, by the accounts of the runs
   * @param bytes their size as they are kept
   * @param read number of those whose bodies were compared
   */
  public record RawPages(long pages, long bytes, long read) {}

  /**
   * Some files.
   *
   * @param files their number
   * @param bytes their size
   */
  public record FileTotals(long files, long bytes) {

    static final FileTotals NONE = new FileTotals(0, 0);

    FileTotals plus(long size) {
      return new FileTotals(files + 1, bytes + size);
    }
  }
}

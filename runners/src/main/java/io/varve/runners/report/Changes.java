package io.varve.runners.report;

import io.varve.io.model.DatasetTotals;
import java.util.List;

/**
 * What changed between an older snapshot and the current one.
 *
 * @param since id of the older snapshot
 * @param datasets totals of both, by dataset
 * @param added source files with rows now and none then
 * @param removed source files with rows then and none now
 * @param changed source files whose rows are of other bytes or of another number
 * @param files those source files, the largest change of rows first
 */
public record Changes(
    long since,
    List<Dataset> datasets,
    long added,
    long removed,
    long changed,
    Listed<SourceFile> files) {

  public Changes {
    datasets = List.copyOf(datasets);
  }

  /** Totals of one dataset in both snapshots. */
  public record Dataset(String name, DatasetTotals before, DatasetTotals after) {}

  /**
   * One source file whose rows changed.
   *
   * @param key source file
   * @param kind {@code added}, {@code removed} or {@code changed}
   * @param before rows of all datasets then
   * @param after rows of all datasets now
   */
  public record SourceFile(String key, String kind, long before, long after) {

    /** Returns how many rows more or fewer there are. */
    long size() {
      return Math.abs(after - before);
    }
  }
}

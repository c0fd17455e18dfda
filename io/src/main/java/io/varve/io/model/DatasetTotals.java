package io.varve.io.model;

/**
 * Sums over data files; as a difference they may be negative.
 *
 * @param rows number of rows
 * @param dataFiles number of data files
 * @param sizeBytes their size in bytes
 */
public record DatasetTotals(long rows, long dataFiles, long sizeBytes) {

  public static final DatasetTotals ZERO = new DatasetTotals(0, 0, 0);

  /** Returns the sum of both. */
  public DatasetTotals plus(DatasetTotals other) {
    return new DatasetTotals(
        rows + other.rows, dataFiles + other.dataFiles, sizeBytes + other.sizeBytes);
  }

  /** Returns the sum with one data file more. */
  public DatasetTotals plus(DataFile file) {
    return plus(new DatasetTotals(file.rows(), 1, file.sizeBytes()));
  }

  /** Returns the sum with one data file less. */
  public DatasetTotals minus(DataFile file) {
    return plus(new DatasetTotals(-file.rows(), -1, -file.sizeBytes()));
  }
}

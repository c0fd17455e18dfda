package io.varve.io.model;

/**
 * Consecutive snapshots.
 *
 * @param first id of the oldest of them
 * @param last id of the newest of them
 */
public record SnapshotRange(long first, long last) {

  public SnapshotRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("Invalid range of snapshots: " + first + " to " + last);
    }
  }

  /** Returns the range in words. */
  @Override
  public String toString() {
    return first == last ? "snapshot " + first : "snapshots " + first + " to " + last;
  }
}

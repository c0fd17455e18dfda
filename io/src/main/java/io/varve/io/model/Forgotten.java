package io.varve.io.model;

import java.util.Optional;

/**
 * Consecutive snapshots that were given up: their files go, or are gone already.
 *
 * @param first id of the oldest of them
 * @param last id of the newest of them
 * @param parent link that the oldest recorded, so that the chain can be verified across the gap;
 *     absent when it was the first snapshot of all
 */
public record Forgotten(long first, long last, Optional<Snapshot.Parent> parent) {

  public Forgotten {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException(
          "Invalid range of forgotten snapshots: " + first + " to " + last);
    }
    long before = parent.map(Snapshot.Parent::id).orElse(0L);
    if (before != first - 1) {
      throw new IllegalArgumentException(
          "Invalid range of forgotten snapshots: " + first + " follows snapshot " + before);
    }
  }

  /** Returns whether a snapshot is one of them. */
  public boolean contains(long id) {
    return first <= id && id <= last;
  }
}

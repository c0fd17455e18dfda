package io.varve.io.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /** Returns the same snapshots in as few ranges as there can be, oldest first. */
  public static List<Forgotten> merged(List<Forgotten> ranges) {
    List<Forgotten> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingLong(Forgotten::first));
    List<Forgotten> merged = new ArrayList<>();
    for (Forgotten range : sorted) {
      int end = merged.size() - 1;
      if (end >= 0 && range.first() <= merged.get(end).last() + 1) {
        Forgotten before = merged.get(end);
        long last = Math.max(before.last(), range.last());
        merged.set(end, new Forgotten(before.first(), last, before.parent()));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  /** Returns whether a snapshot is one of them. */
  public boolean contains(long id) {
    return first <= id && id <= last;
  }
}

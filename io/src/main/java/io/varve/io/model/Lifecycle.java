package io.varve.io.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a snapshot says of the snapshots before it. Each snapshot carries all of it, so only that of
 * the current one counts.
 *
 * @param tags names of snapshots that never expire, with their ids
 * @param forgotten snapshots that were given up, oldest first; two ranges never touch
 * @param erasures what stands in the place of data files whose rows were purged, keyed by the path
 *     that snapshots name
 */
public record Lifecycle(SortedMap<String, Long> tags, List<Forgotten> forgotten, Layers erasures) {

  /** Nothing tagged, forgotten or purged. */
  public static final Lifecycle EMPTY = new Lifecycle(new TreeMap<>(), List.of(), Layers.EMPTY);

  public Lifecycle {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    tags.forEach((name, id) -> Checks.notBlank(name, "tag of snapshot " + id));
    forgotten = List.copyOf(forgotten);
    for (int i = 1; i < forgotten.size(); i++) {
      if (forgotten.get(i).first() <= forgotten.get(i - 1).last() + 1) {
        throw new IllegalArgumentException(
            "Invalid lifecycle: " + forgotten.get(i) + " does not stand apart from the one before");
      }
    }
  }

  /** Returns whether a snapshot was given up. */
  public boolean isForgotten(long id) {
    return gapWith(id).isPresent();
  }

  /** Returns the range of forgotten snapshots that an id belongs to. */
  public Optional<Forgotten> gapWith(long id) {
    return forgotten.stream().filter(range -> range.contains(id)).findFirst();
  }

  /**
   * Returns the snapshots that must be there and are not: up to the newest that is there, all that
   * were not forgotten.
   *
   * @param there ids of the snapshots that are there, oldest first
   */
  public List<SnapshotRange> lost(List<Long> there) {
    List<SnapshotRange> lost = new ArrayList<>();
    long expected = 1;
    for (long id : there) {
      while (expected < id) {
        Optional<Forgotten> gap = gapWith(expected);
        if (gap.isPresent()) {
          expected = gap.get().last() + 1;
        } else {
          long end = Math.min(id, nextForgotten(expected)) - 1;
          lost.add(new SnapshotRange(expected, end));
          expected = end + 1;
        }
      }
      expected = Math.max(expected, id + 1);
    }
    return lost;
  }

  private long nextForgotten(long id) {
    return forgotten.stream()
        .mapToLong(Forgotten::first)
        .filter(first -> first > id)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  public Lifecycle withTags(SortedMap<String, Long> newTags) {
    return new Lifecycle(newTags, forgotten, erasures);
  }

  public Lifecycle withForgotten(List<Forgotten> ranges) {
    return new Lifecycle(tags, ranges, erasures);
  }

  public Lifecycle withErasures(Layers layers) {
    return new Lifecycle(tags, forgotten, layers);
  }
}

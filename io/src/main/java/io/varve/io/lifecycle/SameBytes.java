package io.varve.io.lifecycle;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.ManifestEntry;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Other source files with the same content hash as one: a purge of that one leaves them.
 *
 * @param files their number
 * @param keys the first of their keys in order, at most {@link #MOST_KEYS}
 */
public record SameBytes(long files, List<String> keys) {

  /** So many keys are named. */
  public static final int MOST_KEYS = 5;

  /** No other file. */
  public static final SameBytes NONE = new SameBytes(0, List.of());

  public SameBytes {
    keys = List.copyOf(keys);
    if (files < keys.size()) {
      throw new IllegalArgumentException(
          "Invalid number of files with the same bytes: " + files + ", but keys are " + keys);
    }
  }

  /** Reads the current manifest once; none when the content of the file is not known. */
  static SameBytes as(ManifestEntry one, Warehouse warehouse) throws IOException {
    Optional<Stored> current = warehouse.history().current();
    if (one.contentHash().isEmpty() || current.isEmpty()) {
      return NONE;
    }
    Found found = new Found();
    Manifests.entries(warehouse.storage())
        .forEach(
            current.get().snapshot().manifest().entries(),
            other -> {
              if (other.contentHash().equals(one.contentHash()) && !other.key().equals(one.key())) {
                found.add(other.key());
              }
            });
    return new SameBytes(found.files, List.copyOf(found.first));
  }

  /** Counts keys, and holds the first. */
  private static final class Found {

    private final TreeSet<String> first = new TreeSet<>();
    private long files;

    private void add(String key) {
      files++;
      first.add(key);
      if (first.size() > MOST_KEYS) {
        first.remove(first.last());
      }
    }
  }
}

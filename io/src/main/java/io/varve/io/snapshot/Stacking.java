package io.varve.io.snapshot;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Decides how a change is put on top of stored layers, so that writing costs what changed and
 * reading never has to open many files.
 */
public final class Stacking {

  /** A new base is written when the changes pass this share of it. */
  private static final int BASE_TO_DELTAS = 4;

  /** So many changes are merged into one. */
  private static final int MOST_DELTAS = 16;

  private Stacking() {}

  /** Returns the layers after a change; may write one merged file at {@code path}. */
  public static <T extends Record> Layers add(
      LayeredTable<T> table, Layers before, FileRef change, String path) throws IOException {
    if (before.base().isEmpty() && before.deltas().isEmpty()) {
      return new Layers(Optional.of(change), List.of());
    }
    Layers stacked = before.plus(change);
    long baseRows = stacked.base().map(FileRef::rows).orElse(0L);
    if (stacked.deltaRows() * BASE_TO_DELTAS > baseRows) {
      return new Layers(Optional.of(table.fold(stacked, path)), List.of());
    }
    if (stacked.deltas().size() > MOST_DELTAS) {
      return new Layers(stacked.base(), List.of(table.mergeDeltas(stacked, path)));
    }
    return stacked;
  }
}

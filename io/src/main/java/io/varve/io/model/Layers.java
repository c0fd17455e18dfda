package io.varve.io.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A keyed list stored as a base and changes on top of it: of several rows with one key the latest
 * layer wins, and a removal ends the key.
 *
 * @param base the state that the changes start from; absent while everything is still in the
 *     changes
 * @param deltas changes, oldest first
 */
public record Layers(Optional<FileRef> base, List<FileRef> deltas) {

  /** Nothing stored. */
  public static final Layers EMPTY = new Layers(Optional.empty(), List.of());

  public Layers {
    deltas = List.copyOf(deltas);
  }

  /** Returns these layers with one more change on top. */
  public Layers plus(FileRef delta) {
    List<FileRef> more = new ArrayList<>(deltas);
    more.add(delta);
    return new Layers(base, more);
  }

  /** Returns all files, newest first. */
  public List<FileRef> newestFirst() {
    List<FileRef> all = new ArrayList<>();
    for (int i = deltas.size() - 1; i >= 0; i--) {
      all.add(deltas.get(i));
    }
    base.ifPresent(all::add);
    return all;
  }

  /** Returns the number of rows in the changes. */
  public long deltaRows() {
    return deltas.stream().mapToLong(FileRef::rows).sum();
  }
}

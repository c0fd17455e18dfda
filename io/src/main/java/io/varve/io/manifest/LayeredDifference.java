package io.varve.io.manifest;

import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What turns one state of a layered list into another. Memory grows with the keys in the changes of
 * both when they stand on one base, else with all keys of the first. Safe for several threads.
 */
public final class LayeredDifference<T extends Record> {

  private final LayeredTable<T> table;
  private final Function<T, String> key;
  private final UnaryOperator<T> removal;

  /**
   * Returns the difference of lists of this table.
   *
   * @param key key of a row
   * @param removal the row that ends the key of a row
   */
  public LayeredDifference(
      LayeredTable<T> table, Function<T, String> key, UnaryOperator<T> removal) {
    this.table = table;
    this.key = key;
    this.removal = removal;
  }

  /**
   * Writes the rows that, put on top of {@code from}, make it {@code to}.
   *
   * @return the file; nothing when both are the same
   */
  public Optional<FileRef> write(Layers from, Layers to, String path) throws IOException {
    if (from.equals(to)) {
      return Optional.empty();
    }
    Predicate<String> inPlay = inPlay(from, to);
    Map<String, T> before = new HashMap<>();
    table.forEach(
        from,
        row -> {
          if (inPlay.test(key.apply(row))) {
            before.put(key.apply(row), row);
          }
        });
    try (LayeredTable.Writer<T> writer = table.write(path)) {
      table.forEach(
          to,
          row -> {
            if (inPlay.test(key.apply(row)) && !row.equals(before.remove(key.apply(row)))) {
              writer.add(row);
            }
          });
      for (T gone : before.values()) {
        writer.add(removal.apply(gone));
      }
      return writer.rows() == 0 ? Optional.empty() : Optional.of(writer.publish());
    }
  }

  /** On one base, only keys of the changes can differ. */
  private Predicate<String> inPlay(Layers from, Layers to) throws IOException {
    if (from.base().isEmpty() || !from.base().equals(to.base())) {
      return any -> true;
    }
    Set<String> changed = new HashSet<>();
    for (Layers layers : new Layers[] {from, to}) {
      for (FileRef delta : layers.deltas()) {
        table.readFile(delta, row -> changed.add(key.apply(row)));
      }
    }
    return changed::contains;
  }
}

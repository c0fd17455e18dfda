package io.varve.io.audit;

import io.varve.io.audit.Problem.Kind;
import io.varve.io.manifest.LayeredTable;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A list stored in layers, carried from snapshot to snapshot at the cost of what each of them
 * changed. Layers that do not simply grow by the change are read again, changes merged into one at
 * their own cost, a new base in full, and compared with what was carried along.
 *
 * <p>Memory: what is kept of each row, and the keys while a base is read. Not safe for several
 * threads.
 *
 * @param <T> record class of a row
 * @param <S> what is kept of a row; equal for equal rows
 */
final class FollowedList<T extends Record, S> {

  private final LayeredTable<T> table;
  private final Function<T, String> key;
  private final Function<T, Optional<S>> trace;
  private final Consumer<T> reader;
  private final Sums<S> sums;
  private final Findings findings;
  private final Map<String, S> rows = new HashMap<>();

  /** Keys in the changes on top of the base. */
  private Set<String> changed = new HashSet<>();

  private Optional<Layers> at = Optional.empty();

  /** Is told of every row that comes and goes, so that sums never have to be taken anew. */
  interface Sums<S> {
    void added(S row);

    void removed(S row);
  }

  /**
   * Returns an empty list.
   *
   * @param trace what to keep of a row; nothing of one that ends its key
   * @param reader sees every row of every file that is read, also those that do not count any more
   */
  FollowedList(
      LayeredTable<T> table,
      Function<T, String> key,
      Function<T, Optional<S>> trace,
      Consumer<T> reader,
      Sums<S> sums,
      Findings findings) {
    this.table = table;
    this.key = key;
    this.trace = trace;
    this.reader = reader;
    this.sums = sums;
    this.findings = findings;
  }

  /** Returns what was kept of each row, by key. */
  Map<String, S> rows() {
    return rows;
  }

  /**
   * Becomes what the layers of a snapshot say.
   *
   * @param change what the snapshot says it changed
   * @param follows whether this list is now that of the snapshot's parent
   * @param place name of the snapshot
   */
  void moveTo(Layers layers, Optional<FileRef> change, boolean follows, String place)
      throws IOException {
    Optional<Layers> before = at;
    at = Optional.empty();
    if (follows && before.isPresent()) {
      if (change.isPresent()) {
        apply(change.get());
      }
      if (!layers.equals(change.map(before.get()::plus).orElse(before.get()))) {
        compare(before.get(), layers, place);
      }
    } else if (before.isPresent() && continues(before.get(), layers)) {
      for (FileRef delta : since(before.get(), layers)) {
        apply(delta);
      }
    } else {
      load(layers);
    }
    at = Optional.of(layers);
  }

  private static boolean continues(Layers before, Layers layers) {
    int deltas = before.deltas().size();
    return before.base().equals(layers.base())
        && layers.deltas().size() >= deltas
        && layers.deltas().subList(0, deltas).equals(before.deltas());
  }

  private static List<FileRef> since(Layers before, Layers layers) {
    return layers.deltas().subList(before.deltas().size(), layers.deltas().size());
  }

  private void apply(FileRef file) throws IOException {
    Set<String> own = new HashSet<>();
    table.readFile(
        file,
        row -> {
          read(file, row, own);
          put(key.apply(row), trace.apply(row));
        });
    changed.addAll(own);
  }

  private void load(Layers layers) throws IOException {
    new ArrayList<>(rows.keySet()).forEach(name -> put(name, Optional.empty()));
    changed = new HashSet<>();
    visit(layers.newestFirst(), (name, row) -> put(name, row));
    changed = keysOfDeltas(layers);
  }

  private void compare(Layers before, Layers layers, String place) throws IOException {
    // A key that left the deltas has its row in the base again, as after a rollback.
    boolean deltasAlone =
        before.base().equals(layers.base()) && keysOfDeltas(layers).containsAll(changed);
    List<FileRef> files =
        deltasAlone
            ? new Layers(Optional.empty(), layers.deltas()).newestFirst()
            : layers.newestFirst();
    boolean[] same = {true};
    Set<String> seen =
        visit(
            files,
            (name, row) ->
                same[0] &= isSame(place, name, Optional.ofNullable(rows.get(name)), row));
    for (String name : deltasAlone ? changed : rows.keySet()) {
      if (!seen.contains(name)) {
        same[0] = false;
        findings.add(Kind.WRONG_STATE, place, "an entry of " + name, "none");
      }
    }
    if (!same[0]) {
      load(layers);
    } else {
      changed = deltasAlone ? seen : keysOfDeltas(layers);
    }
  }

  private boolean isSame(String place, String name, Optional<S> carried, Optional<S> read) {
    if (carried.equals(read)) {
      return true;
    }
    findings.add(
        Kind.WRONG_STATE,
        place,
        carried.isPresent()
            ? name + " as the snapshot before and the changes give it"
            : "no entry of " + name,
        read.isPresent() ? "another entry" : "none");
    return false;
  }

  private Set<String> keysOfDeltas(Layers layers) throws IOException {
    Set<String> keys = new HashSet<>();
    for (FileRef delta : layers.deltas()) {
      table.readFile(delta, row -> keys.add(key.apply(row)));
    }
    return keys;
  }

  /** Visits the newest row of each key in some files, and returns the keys. */
  private Set<String> visit(List<FileRef> newestFirst, Newest<S> visitor) throws IOException {
    Set<String> seen = new HashSet<>();
    for (FileRef file : newestFirst) {
      Set<String> own = new HashSet<>();
      table.readFile(
          file,
          row -> {
            String name = key.apply(row);
            if (read(file, row, own) && !seen.contains(name)) {
              visitor.visit(name, trace.apply(row));
            }
          });
      seen.addAll(own);
    }
    return seen;
  }

  /** Returns whether the key of a row is the first of its file. */
  private boolean read(FileRef file, T row, Set<String> own) {
    reader.accept(row);
    boolean first = own.add(key.apply(row));
    if (!first) {
      findings.add(Kind.DUPLICATE_KEY, file.path(), "one row of " + key.apply(row), "two");
    }
    return first;
  }

  private void put(String name, Optional<S> row) {
    S old = row.isPresent() ? rows.put(name, row.get()) : rows.remove(name);
    if (old != null) {
      sums.removed(old);
    }
    row.ifPresent(sums::added);
  }

  private interface Newest<S> {
    void visit(String key, Optional<S> row);
  }
}

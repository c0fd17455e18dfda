package io.varve.runners.report;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.DatasetState;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.storage.Storage;
import io.varve.runners.report.Changes.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares the entries of an older snapshot with those of the current one, however many snapshots
 * are between them. Memory grows with the entries of the older one, about 250 bytes each. Not safe
 * for several threads.
 */
final class ChangeTally {

  /** So many source files are listed one by one. */
  private static final int MOST_FILES = 200;

  private final Snapshot before;
  private final Snapshot after;
  private final boolean same;
  private final Map<String, Rows> then = new HashMap<>();
  private final Foremost<SourceFile> files =
      new Foremost<>(
          MOST_FILES,
          Comparator.comparingLong(SourceFile::size).reversed().thenComparing(SourceFile::key));
  private long added;
  private long removed;
  private long changed;

  private ChangeTally(Snapshot before, Snapshot after) {
    this.before = before;
    this.after = after;
    this.same = before.manifest().entries().equals(after.manifest().entries());
  }

  /** Reads the entries of the older snapshot, unless the other has the same. */
  static ChangeTally between(Storage storage, Snapshot before, Snapshot after) throws IOException {
    ChangeTally tally = new ChangeTally(before, after);
    if (!tally.same) {
      Manifests.entries(storage)
          .forEach(
              before.manifest().entries(),
              entry -> rows(entry).ifPresent(rows -> tally.then.put(entry.key(), rows)));
    }
    return tally;
  }

  /** Compares an entry of the newer snapshot; each of them has to come once. */
  void add(ManifestEntry entry) {
    if (!same) {
      rows(entry).ifPresent(now -> compare(entry.key(), now));
    }
  }

  /** Returns what changed, when all entries of the newer snapshot have come. Use once. */
  Changes changes() {
    then.forEach(
        (key, rows) -> {
          removed++;
          files.add(new SourceFile(key, "removed", rows.count(), 0));
        });
    return new Changes(
        before.id(), datasets(before, after), added, removed, changed, files.listed());
  }

  private void compare(String key, Rows now) {
    Rows old = then.remove(key);
    if (old == null) {
      added++;
      files.add(new SourceFile(key, "added", 0, now.count()));
    } else if (!old.equals(now)) {
      changed++;
      files.add(new SourceFile(key, "changed", old.count(), now.count()));
    }
  }

  private static Optional<Rows> rows(ManifestEntry entry) {
    long count = entry.live().rows().values().stream().mapToLong(Long::longValue).sum();
    return entry.liveContentHash().map(hash -> new Rows(hash, count));
  }

  private static List<Changes.Dataset> datasets(Snapshot before, Snapshot after) {
    TreeSet<String> names = new TreeSet<>(before.datasets().keySet());
    names.addAll(after.datasets().keySet());
    List<Changes.Dataset> datasets = new ArrayList<>();
    for (String name : names) {
      datasets.add(new Changes.Dataset(name, totals(before, name), totals(after, name)));
    }
    return datasets;
  }

  private static DatasetTotals totals(Snapshot snapshot, String name) {
    DatasetState state = snapshot.datasets().get(name);
    return state == null ? DatasetTotals.ZERO : state.totals();
  }

  /** The live rows of a source file: of which bytes, and how many. */
  private record Rows(String contentHash, long count) {}
}

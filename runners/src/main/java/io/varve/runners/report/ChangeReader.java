package io.varve.runners.report;

import io.varve.io.manifest.LayeredTable;
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
 * Compares the entries of two snapshots. Reads two manifests, however many snapshots are between
 * them; memory grows with the entries of the older one, about 250 bytes each.
 */
final class ChangeReader {

  /** So many source files are listed one by one. */
  private static final int MOST_FILES = 200;

  private final Storage storage;
  private final Foremost<SourceFile> files =
      new Foremost<>(
          MOST_FILES,
          Comparator.comparingLong(SourceFile::size).reversed().thenComparing(SourceFile::key));
  private long added;
  private long removed;
  private long changed;

  ChangeReader(Storage storage) {
    this.storage = storage;
  }

  /** Returns what changed. Use once. */
  Changes between(Snapshot before, Snapshot after) throws IOException {
    if (!before.manifest().entries().equals(after.manifest().entries())) {
      compare(before, after);
    }
    return new Changes(
        before.id(), datasets(before, after), added, removed, changed, files.listed());
  }

  private void compare(Snapshot before, Snapshot after) throws IOException {
    LayeredTable<ManifestEntry> entries = Manifests.entries(storage);
    Map<String, Rows> then = new HashMap<>();
    entries.forEach(
        before.manifest().entries(),
        entry -> rows(entry).ifPresent(rows -> then.put(entry.key(), rows)));
    entries.forEach(
        after.manifest().entries(),
        entry -> rows(entry).ifPresent(now -> compare(entry.key(), then, now)));
    then.forEach(
        (key, rows) -> {
          removed++;
          files.add(new SourceFile(key, "removed", rows.count(), 0));
        });
  }

  private void compare(String key, Map<String, Rows> then, Rows now) {
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

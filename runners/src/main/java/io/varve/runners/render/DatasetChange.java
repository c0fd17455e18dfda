package io.varve.runners.render;

import io.varve.io.audit.diff.EntryChange;
import io.varve.io.audit.diff.SnapshotDifference;
import io.varve.io.manifest.EntryDigest;
import io.varve.io.model.DatasetState;
import io.varve.io.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How one dataset differs between two snapshots, as the manifests tell.
 *
 * @param name dataset
 * @param rowsBefore rows in the first snapshot
 * @param rowsAfter rows in the second
 * @param changedBefore of these, rows of source files whose rows were replaced or removed: no row
 *     beyond them was removed
 * @param changedAfter of these, rows of source files whose rows are new: no row beyond them was
 *     added
 * @param dataFiles shards whose data file differs
 */
record DatasetChange(
    String name,
    long rowsBefore,
    long rowsAfter,
    long changedBefore,
    long changedAfter,
    long dataFiles) {

  static List<DatasetChange> all(SnapshotDifference difference) {
    Map<String, DatasetState> before = difference.from().map(Snapshot::datasets).orElse(Map.of());
    Map<String, DatasetState> after = difference.to().datasets();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<DatasetChange> all = new ArrayList<>();
    for (String name : names) {
      long changedBefore = 0;
      long changedAfter = 0;
      for (EntryChange change : difference.entries()) {
        if (change.changesRows()) {
          changedBefore += rows(change.before(), name);
          changedAfter += rows(change.after(), name);
        }
      }
      all.add(
          new DatasetChange(
              name,
              rows(before, name),
              rows(after, name),
              changedBefore,
              changedAfter,
              difference.files().stream().filter(file -> file.dataset().equals(name)).count()));
    }
    return all;
  }

  private static long rows(Optional<EntryDigest> entry, String dataset) {
    return entry.map(e -> e.rows().getOrDefault(dataset, 0L)).orElse(0L);
  }

  private static long rows(Map<String, DatasetState> states, String dataset) {
    return states.containsKey(dataset) ? states.get(dataset).totals().rows() : 0;
  }
}

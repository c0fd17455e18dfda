package io.varve.runners.monitoring;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.DatasetState;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.FileRef;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The datasets of a run in the snapshot that was current at its end.
 *
 * @param snapshot id of the snapshot
 * @param totals all live rows, by dataset
 * @param written what this run added, rows that were only copied included; no negative values
 */
public record Tables(
    long snapshot,
    SortedMap<String, DatasetTotals> totals,
    SortedMap<String, DatasetTotals> written) {

  public Tables {
    totals = Collections.unmodifiableSortedMap(new TreeMap<>(totals));
    written = Collections.unmodifiableSortedMap(new TreeMap<>(written));
    if (!totals.keySet().equals(written.keySet())) {
      throw new IllegalArgumentException(
          "Invalid tables: totals of " + totals.keySet() + ", written " + written.keySet());
    }
  }

  /**
   * Reads what a snapshot says of these datasets; its list of changed data files is all that is
   * opened.
   *
   * @param committed whether the run committed this snapshot; otherwise it wrote nothing
   */
  static Tables of(
      Snapshot snapshot, boolean committed, String warehouse, Collection<String> datasets)
      throws IOException {
    SortedMap<String, DatasetTotals> totals = new TreeMap<>();
    SortedMap<String, DatasetTotals> written = new TreeMap<>();
    for (Map.Entry<String, DatasetState> each : snapshot.datasets().entrySet()) {
      if (datasets.contains(each.getKey())) {
        totals.put(each.getKey(), each.getValue().totals());
        written.put(each.getKey(), DatasetTotals.ZERO);
      }
    }
    Optional<FileRef> changed = snapshot.manifest().changedDataFiles();
    if (committed && changed.isPresent()) {
      Manifests.dataFiles(Warehouse.open(warehouse).storage())
          .readFile(
              changed.get(),
              change -> {
                if (!change.removed()) {
                  written.computeIfPresent(
                      change.file().dataset(), (name, sum) -> sum.plus(change.file()));
                }
              });
    }
    return new Tables(snapshot.id(), totals, written);
  }
}

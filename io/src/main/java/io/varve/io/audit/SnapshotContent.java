package io.varve.io.audit;

import io.varve.io.audit.Problem.Kind;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.DatasetState;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a snapshot's manifest says, added up by data file. Memory grows with entries that have rows
 * and with data files.
 */
final class SnapshotContent {

  private final Snapshot snapshot;
  private final List<DataFile> dataFiles = new ArrayList<>();
  private final Map<String, Long> rowsByPlace = new HashMap<>();
  private final Map<String, LiveEntry> live = new HashMap<>();
  private long entryCount;

  private SnapshotContent(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  static SnapshotContent read(Storage storage, Snapshot snapshot) throws IOException {
    SnapshotContent content = new SnapshotContent(snapshot);
    Manifests.dataFiles(storage)
        .forEach(snapshot.manifest().dataFiles(), change -> content.dataFiles.add(change.file()));
    Manifests.entries(storage).forEach(snapshot.manifest().entries(), content::add);
    return content;
  }

  private void add(ManifestEntry entry) {
    entryCount++;
    entry
        .live()
        .shard()
        .ifPresent(
            shard -> {
              live.put(
                  entry.key(),
                  new LiveEntry(shard, entry.liveContentHash().orElse(""), entry.live().rows()));
              entry
                  .live()
                  .rows()
                  .forEach((dataset, n) -> rowsByPlace.merge(dataset + "/" + shard, n, Long::sum));
            });
  }

  List<DataFile> dataFiles() {
    return dataFiles;
  }

  /** Returns where the rows of each source key must be. */
  Map<String, LiveEntry> live() {
    return live;
  }

  long entryCount() {
    return entryCount;
  }

  /** Compares the snapshot's totals with its manifest, and the data files with the entries. */
  void checkTotals(Findings findings) {
    String place = "snapshot " + snapshot.id();
    findings.same(
        Kind.WRONG_TOTAL, place + " entries", snapshot.manifest().entryCount(), entryCount);
    Map<String, DatasetTotals> sums = new TreeMap<>();
    Map<String, Long> listed = new HashMap<>();
    for (DataFile file : dataFiles) {
      sums.merge(file.dataset(), DatasetTotals.ZERO.plus(file), DatasetTotals::plus);
      listed.put(file.place(), file.rows());
      findings.same(
          Kind.WRONG_ROWS, file.path(), rowsByPlace.getOrDefault(file.place(), 0L), file.rows());
    }
    for (Map.Entry<String, DatasetState> each : snapshot.datasets().entrySet()) {
      DatasetTotals sum = sums.getOrDefault(each.getKey(), DatasetTotals.ZERO);
      findings.same(
          Kind.WRONG_TOTAL, place + " dataset " + each.getKey(), each.getValue().totals(), sum);
    }
    rowsByPlace.forEach(
        (where, n) -> {
          if (!listed.containsKey(where)) {
            findings.add(Kind.MISSING_FILE, where, "a data file with " + n + " rows", "none");
          }
        });
  }

  /** Where the live rows of a source file must be, and of which bytes. */
  record LiveEntry(String shard, String contentHash, Map<String, Long> rows) {}
}

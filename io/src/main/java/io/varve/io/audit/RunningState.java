package io.varve.io.audit;

import io.varve.io.audit.Problem.Kind;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.Failure;
import io.varve.io.model.Manifest;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What the manifest of one snapshot says, carried from snapshot to snapshot: entries, data files,
 * and their sums. The data files are those that the snapshots name, also where rows were purged
 * since, so that recorded totals can be compared. Not safe for several threads.
 */
final class RunningState {

  private final FollowedList<ManifestEntry, LiveEntry> entries;
  private final FollowedList<DataFileChange, DataFile> dataFiles;
  private final Findings findings;

  /** Rows by dataset and shard that entries claim more than data files have; never 0. */
  private final Map<String, Long> imbalance = new HashMap<>();

  private final Map<String, DatasetTotals> totals = new TreeMap<>();
  private final List<DataFile> added = new ArrayList<>();

  /** Returns an empty state; paths of accounts in quarantine are told to {@code quarantined}. */
  RunningState(Storage storage, Consumer<String> quarantined, Findings findings) {
    LiveEntry.Maker maker = new LiveEntry.Maker();
    this.findings = findings;
    this.entries =
        new FollowedList<>(
            Manifests.entries(storage),
            ManifestEntry::key,
            entry -> entry.isRemoval() ? Optional.empty() : Optional.of(maker.of(entry)),
            entry -> entry.failure().flatMap(Failure::quarantinePath).ifPresent(quarantined),
            new EntrySums(),
            findings);
    this.dataFiles =
        new FollowedList<>(
            Manifests.dataFiles(storage),
            change -> change.file().place(),
            change -> change.removed() ? Optional.empty() : Optional.of(change.file()),
            change -> {},
            new FileSums(),
            findings);
  }

  /**
   * Becomes what a snapshot says.
   *
   * @param follows whether this is now the state of its parent
   */
  void moveTo(Snapshot snapshot, boolean follows) throws IOException {
    Manifest manifest = snapshot.manifest();
    String place = "snapshot " + snapshot.id();
    entries.moveTo(manifest.entries(), manifest.changedEntries(), follows, place);
    dataFiles.moveTo(manifest.dataFiles(), manifest.changedDataFiles(), follows, place);
  }

  /** Returns the entries by source key. */
  Map<String, LiveEntry> entries() {
    return entries.rows();
  }

  /** Returns the data files that the snapshot names. */
  Collection<DataFile> dataFiles() {
    return dataFiles.rows().values();
  }

  /** Returns the data files that came since the last call, also those that went again. */
  List<DataFile> takeAdded() {
    List<DataFile> taken = List.copyOf(added);
    added.clear();
    return taken;
  }

  /** Compares the snapshot's totals with its manifest, and the data files with the entries. */
  void checkTotals(Snapshot snapshot) {
    String place = "snapshot " + snapshot.id();
    findings.same(
        Kind.WRONG_TOTAL,
        place + " entries",
        snapshot.manifest().entryCount(),
        (long) entries.rows().size());
    Set<String> datasets = new TreeSet<>(snapshot.datasets().keySet());
    datasets.addAll(totals.keySet());
    for (String dataset : datasets) {
      DatasetTotals recorded =
          snapshot.datasets().containsKey(dataset)
              ? snapshot.datasets().get(dataset).totals()
              : DatasetTotals.ZERO;
      findings.same(
          Kind.WRONG_TOTAL,
          place + " dataset " + dataset,
          recorded,
          totals.getOrDefault(dataset, DatasetTotals.ZERO));
    }
    imbalance.forEach(
        (where, more) -> {
          DataFile file = dataFiles.rows().get(where);
          if (file == null) {
            findings.add(Kind.MISSING_FILE, where, "a data file with " + more + " rows", "none");
          } else {
            findings.add(
                Kind.WRONG_ROWS,
                file.path(),
                file.rows() + more + " rows in " + place,
                file.rows() + " rows");
          }
        });
  }

  private void balance(String place, long rows) {
    imbalance.merge(place, rows, (a, b) -> a + b == 0 ? null : a + b);
  }

  private final class EntrySums implements FollowedList.Sums<LiveEntry> {

    @Override
    public void added(LiveEntry entry) {
      entry.rows().forEach((dataset, n) -> balance(dataset + "/" + entry.shard(), n));
    }

    @Override
    public void removed(LiveEntry entry) {
      entry.rows().forEach((dataset, n) -> balance(dataset + "/" + entry.shard(), -n));
    }
  }

  private final class FileSums implements FollowedList.Sums<DataFile> {

    @Override
    public void added(DataFile file) {
      added.add(file);
      balance(file.place(), -file.rows());
      totals.merge(file.dataset(), DatasetTotals.ZERO.plus(file), DatasetTotals::plus);
    }

    @Override
    public void removed(DataFile file) {
      balance(file.place(), file.rows());
      totals.merge(file.dataset(), DatasetTotals.ZERO.minus(file), DatasetTotals::plus);
    }
  }
}

package io.varve.io.audit.diff;

import io.varve.io.model.DataFile;
import io.varve.io.model.DatasetState;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is different between two snapshots, without the rows themselves.
 *
 * @param from the first snapshot; absent for the state before any
 * @param to the second, which may be the older one
 * @param entries source files whose entries differ, by key
 * @param files places whose data files differ, by dataset and shard; purged rows are in neither
 * @param columns columns that differ, for each dataset of both whose schema does
 */
public record SnapshotDifference(
    Optional<Snapshot> from,
    Snapshot to,
    List<EntryChange> entries,
    List<FileChange> files,
    SortedMap<String, List<ColumnChange>> columns) {

  public SnapshotDifference {
    entries = List.copyOf(entries);
    files = List.copyOf(files);
    columns = new TreeMap<>(columns);
  }

  /**
   * Reads the difference. Memory grows with the entries that the snapshots between them changed and
   * with the data files of both.
   *
   * @throws io.varve.io.storage.DamagedException when a manifest is not what was recorded
   */
  public static SnapshotDifference read(
      Warehouse warehouse, History history, Optional<Snapshot> from, Snapshot to)
      throws IOException {
    return new SnapshotDifference(
        from,
        to,
        new EntryDifference(warehouse, history).between(from, to),
        files(warehouse, history, from, to),
        columns(from.map(Snapshot::datasets).orElse(Map.of()), to.datasets()));
  }

  private static List<FileChange> files(
      Warehouse warehouse, History history, Optional<Snapshot> from, Snapshot to)
      throws IOException {
    SortedMap<String, FileChange> changes = new TreeMap<>();
    if (from.isPresent()) {
      history.forEachDataFile(
          warehouse,
          from.get(),
          file -> changes.put(file.place(), new FileChange(Optional.of(file), Optional.empty())));
    }
    history.forEachDataFile(
        warehouse,
        to,
        file -> {
          Optional<DataFile> before =
              Optional.ofNullable(changes.get(file.place())).flatMap(FileChange::before);
          if (before.filter(old -> isSame(old, file)).isPresent()) {
            changes.remove(file.place());
          } else {
            changes.put(file.place(), new FileChange(before, Optional.of(file)));
          }
        });
    return new ArrayList<>(changes.values());
  }

  private static boolean isSame(DataFile one, DataFile other) {
    return one.path().equals(other.path()) && one.sha256().equals(other.sha256());
  }

  private static SortedMap<String, List<ColumnChange>> columns(
      Map<String, DatasetState> before, Map<String, DatasetState> after) {
    SortedMap<String, List<ColumnChange>> columns = new TreeMap<>();
    after.forEach(
        (dataset, state) -> {
          DatasetState old = before.get(dataset);
          if (old != null) {
            List<ColumnChange> changes = ColumnChange.between(old.schema(), state.schema());
            if (!changes.isEmpty()) {
              columns.put(dataset, changes);
            }
          }
        });
    return columns;
  }
}

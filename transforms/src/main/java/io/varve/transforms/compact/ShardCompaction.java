package io.varve.transforms.compact;

import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.ManifestEntry;
import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.io.shard.RowCopy;
import io.varve.io.shard.ShardName;
import io.varve.io.storage.DamagedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Moves the rows of one group of shards into new shards. A shard that is split is read once for
 * each part, so that one data file at a time is open. Memory grows with the documents of the group,
 * and with the data files of the snapshot. Not safe for several threads.
 */
public final class ShardCompaction {

  private final RunWorkspace workspace;
  private Optional<Map<String, List<DataFile>>> filesByShard = Optional.empty();

  public ShardCompaction(RunWorkspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Moves a group.
   *
   * @param entries all entries with live rows in its shards, read once
   * @return the moved entries, the data files that go and those that take their place
   * @throws DamagedException when a data file is not what was recorded, or holds other rows than
   *     the entries say
   */
  public ShardOutcome compact(CompactionGroup group, Iterable<ManifestEntry> entries)
      throws IOException {
    List<DataFile> going = files(group);
    Map<String, ManifestEntry> moving = new TreeMap<>();
    entries.forEach(entry -> moving.put(entry.key(), entry));
    Map<String, Integer> parts =
        DocumentParts.assign(weights(moving, going, group.parts()), group.parts());

    List<DataFileChange> changes = new ArrayList<>();
    going.forEach(file -> changes.add(DataFileChange.removalOf(file)));
    List<ManifestEntry> moved = new ArrayList<>();
    for (int i = 0; i < group.parts(); i++) {
      int part = i;
      ShardName target = workspace.nameFor(group.target(workspace.runId(), part));
      for (Map.Entry<String, List<DataFile>> dataset : byDataset(going).entrySet()) {
        Map<String, Long> expected = rows(moving, dataset.getKey());
        copy(dataset.getValue(), expected, parts, part, target)
            .ifPresent(file -> changes.add(DataFileChange.of(file)));
      }
      moving.values().stream()
          .filter(entry -> parts.get(entry.key()) == part)
          .forEach(entry -> moved.add(entry.movedTo(target.shard())));
    }
    return new ShardOutcome(moved, changes, Map.of(), 0, 0);
  }

  /** Every row that is met is counted, also those of other parts. */
  private Optional<DataFile> copy(
      List<DataFile> sources,
      Map<String, Long> expected,
      Map<String, Integer> parts,
      int part,
      ShardName target)
      throws IOException {
    try (RowCopy copy = workspace.copy(sources.get(0).dataset(), target)) {
      for (DataFile source : sources) {
        copy.add(source, key -> parts.getOrDefault(key, -1) == part);
      }
      if (!copy.seen().equals(expected)) {
        throw otherRows(sources, expected, copy.seen());
      }
      return copy.publish();
    }
  }

  private static DamagedException otherRows(
      List<DataFile> sources, Map<String, Long> expected, Map<String, Long> seen) {
    Map<String, Long> all = new TreeMap<>(expected);
    seen.keySet().forEach(key -> all.putIfAbsent(key, 0L));
    String wrong =
        all.keySet().stream()
            .filter(key -> !seen.getOrDefault(key, 0L).equals(all.get(key)))
            .findFirst()
            .orElse("");
    return new DamagedException(
        sources.get(0).path() + (sources.size() == 1 ? "" : " or one merged with it"),
        all.get(wrong) + " rows of " + wrong,
        seen.getOrDefault(wrong, 0L) + " rows");
  }

  private List<DataFile> files(CompactionGroup group) throws IOException {
    if (filesByShard.isEmpty()) {
      filesByShard = Optional.of(workspace.dataFilesByShard());
    }
    List<DataFile> files = new ArrayList<>();
    for (String shard : group.shards()) {
      List<DataFile> known = filesByShard.get().get(shard);
      if (known == null) {
        throw new DamagedException("shard " + shard, "data files in the snapshot", "none");
      }
      files.addAll(known);
    }
    return files;
  }

  private static Map<String, List<DataFile>> byDataset(List<DataFile> files) {
    Map<String, List<DataFile>> byDataset = new TreeMap<>();
    files.forEach(
        file -> byDataset.computeIfAbsent(file.dataset(), d -> new ArrayList<>()).add(file));
    return byDataset;
  }

  private static Map<String, Long> rows(Map<String, ManifestEntry> entries, String dataset) {
    Map<String, Long> rows = new HashMap<>();
    entries
        .values()
        .forEach(
            entry ->
                Optional.ofNullable(entry.live().rows().get(dataset))
                    .filter(count -> count > 0)
                    .ifPresent(count -> rows.put(entry.key(), count)));
    return rows;
  }

  /**
   * Returns about how many bytes the rows of each document take; nobody asks when all stay
   * together.
   */
  private static Map<String, Long> weights(
      Map<String, ManifestEntry> entries, List<DataFile> files, int parts) {
    Map<String, Long> weights = new HashMap<>();
    entries.keySet().forEach(key -> weights.put(key, 0L));
    for (DataFile file : parts == 1 ? List.<DataFile>of() : files) {
      double bytesPerRow = (double) file.sizeBytes() / Math.max(1, file.rows());
      rows(entries, file.dataset())
          .forEach((key, rows) -> weights.merge(key, Math.round(rows * bytesPerRow), Long::sum));
    }
    return weights;
  }
}

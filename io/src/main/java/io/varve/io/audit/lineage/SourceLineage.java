package io.varve.io.audit.lineage;

import io.varve.io.audit.SourceRows;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;

/**
 * What was made of a source file, and by which run.
 *
 * @param entry its manifest entry
 * @param files data files with its rows; none when these were purged
 * @param extractedBy run that extracted its rows, or that tried last when it has none
 */
public record SourceLineage(ManifestEntry entry, List<DataFile> files, String extractedBy) {

  public SourceLineage {
    files = List.copyOf(files);
  }

  /**
   * Reads it.
   *
   * @return nothing when the snapshot has no entry of this key
   * @throws io.varve.io.storage.DamagedException when a file is not what was recorded
   */
  public static Optional<SourceLineage> read(
      Warehouse warehouse, History history, Snapshot snapshot, String key) throws IOException {
    Optional<ManifestEntry> entry =
        Manifests.entries(warehouse.storage()).find(snapshot.manifest().entries(), key);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    List<DataFile> files = new ArrayList<>();
    history.forEachDataFile(
        warehouse,
        snapshot,
        file -> {
          if (entry.get().live().shard().equals(Optional.of(file.shard()))
              && entry.get().live().rows().containsKey(file.dataset())) {
            files.add(file);
          }
        });
    Optional<String> run =
        files.isEmpty() ? Optional.empty() : extractedBy(warehouse, key, files.get(0));
    return Optional.of(
        new SourceLineage(
            entry.get(),
            run.isEmpty() ? List.of() : files,
            run.orElse(entry.get().attempt().runId())));
  }

  /** A later run that only refreshed the entry did not extract the rows. */
  private static Optional<String> extractedBy(Warehouse warehouse, String key, DataFile file)
      throws IOException {
    List<GenericRecord> rows =
        new SourceRows(warehouse.storage()).of(key, file, Set.of(RowOrigin.SOURCE_KEY, "run_id"));
    return rows.stream().findFirst().map(row -> row.get("run_id").toString());
  }
}

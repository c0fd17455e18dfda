package io.varve.io.iceberg;

import io.varve.io.model.DataFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.io.FileIO;

/**
 * What has to change in a table so that it lists exactly the data files of a snapshot. Memory grows
 * with the data files of the dataset.
 *
 * @param added data files that it does not list yet
 * @param removed data files that it lists and should not
 */
record TableDifference(List<DataFile> added, List<org.apache.iceberg.DataFile> removed) {

  /**
   * Compares.
   *
   * @param there newest version of the table; absent when there is none
   * @param wanted data files by the location that Iceberg knows them by
   */
  static TableDifference between(
      Optional<TableMetadata> there, FileIO io, Map<String, DataFile> wanted) throws IOException {
    Map<String, DataFile> added = new HashMap<>(wanted);
    List<org.apache.iceberg.DataFile> removed = new ArrayList<>();
    Optional<Snapshot> snapshot =
        there.flatMap(table -> Optional.ofNullable(table.currentSnapshot()));
    if (snapshot.isPresent()) {
      for (ManifestFile manifest : snapshot.get().dataManifests(io)) {
        try (ManifestReader<org.apache.iceberg.DataFile> files =
            ManifestFiles.read(manifest, io, there.orElseThrow().specsById())) {
          for (org.apache.iceberg.DataFile file : files) {
            if (added.remove(file.location()) == null) {
              removed.add(file.copyWithoutStats());
            }
          }
        }
      }
    }
    return new TableDifference(
        wanted.entrySet().stream()
            .filter(each -> added.containsKey(each.getKey()))
            .map(Map.Entry::getValue)
            .toList(),
        removed);
  }

  boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty();
  }
}

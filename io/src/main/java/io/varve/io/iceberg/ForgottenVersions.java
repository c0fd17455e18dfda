package io.varve.io.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Takes Iceberg snapshots out of a table whose data files the warehouse need not keep any more, or
 * has erased, so that travelling back in time never meets a file that is gone. The newest one
 * always stays.
 */
final class ForgottenVersions {

  private final TableVersions versions;

  /** Whether a manifest names an erased file, by the manifest's path: snapshots share manifests. */
  private final Map<String, Boolean> naming = new HashMap<>();

  ForgottenVersions(TableVersions versions) {
    this.versions = versions;
  }

  /**
   * Commits a version without them, if there are any. Reads manifests only when files were erased.
   *
   * @param kept tells whether a snapshot of the warehouse is kept
   * @param erased locations of data files that were erased
   */
  void drop(LongPredicate kept, Set<String> erased) {
    TableMetadata table = versions.current();
    Set<Long> dropped =
        StreamSupport.stream(table.snapshots().spliterator(), false)
            .filter(each -> each.snapshotId() != table.currentSnapshot().snapshotId())
            .filter(each -> isForgotten(each, kept) || names(each, erased))
            .map(Snapshot::snapshotId)
            .collect(Collectors.toSet());
    if (!dropped.isEmpty()) {
      versions.commit(table, TableMetadata.buildFrom(table).removeSnapshots(dropped).build());
    }
  }

  private static boolean isForgotten(Snapshot each, LongPredicate kept) {
    return !SnapshotLabels.published(each).map(kept::test).orElse(true);
  }

  private boolean names(Snapshot each, Set<String> erased) {
    return !erased.isEmpty()
        && each.dataManifests(versions.io()).stream()
            .anyMatch(
                manifest ->
                    naming.computeIfAbsent(manifest.path(), path -> names(manifest, erased)));
  }

  private boolean names(ManifestFile manifest, Set<String> erased) {
    try (CloseableIterable<String> paths = ManifestFiles.readPaths(manifest, versions.io())) {
      for (String path : paths) {
        if (erased.contains(path)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.varve.io.iceberg;

import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

/**
 * Takes Iceberg snapshots out of a table whose data files the warehouse need not keep any more, so
 * that travelling back in time never meets a file that is gone. The newest one always stays.
 */
final class ForgottenVersions {

  private final TableVersions versions;

  ForgottenVersions(TableVersions versions) {
    this.versions = versions;
  }

  /**
   * Commits a version without them, if there are any.
   *
   * @param kept tells whether a snapshot of the warehouse is kept
   */
  void drop(LongPredicate kept) {
    TableMetadata table = versions.current();
    Set<Long> dropped =
        StreamSupport.stream(table.snapshots().spliterator(), false)
            .filter(each -> each.snapshotId() != table.currentSnapshot().snapshotId())
            .filter(each -> !SnapshotLabels.published(each).map(kept::test).orElse(true))
            .map(Snapshot::snapshotId)
            .collect(Collectors.toSet());
    if (!dropped.isEmpty()) {
      versions.commit(table, TableMetadata.buildFrom(table).removeSnapshots(dropped).build());
    }
  }
}

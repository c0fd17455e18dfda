package io.varve.io.iceberg;

import io.varve.io.model.Snapshot;
import java.util.Map;
import java.util.Optional;

/** What the summary of an Iceberg snapshot says of the snapshot that it publishes. */
final class SnapshotLabels {

  static final String WAREHOUSE = "varve.warehouse-id";
  static final String SNAPSHOT = "varve.snapshot-id";
  private static final String RUN = "varve.run-id";
  private static final String COMMITTED_AT = "varve.committed-at";
  private static final String PUBLISHED_BY = "varve.published-by";

  private SnapshotLabels() {}

  /**
   * Returns the labels of a snapshot.
   *
   * @param publication run id of the publication
   */
  static Map<String, String> of(Snapshot snapshot, String publication) {
    return Map.of(
        WAREHOUSE,
        snapshot.warehouseId(),
        SNAPSHOT,
        Long.toString(snapshot.id()),
        RUN,
        snapshot.author().runId(),
        COMMITTED_AT,
        snapshot.committedAt().toString(),
        PUBLISHED_BY,
        publication);
  }

  /** Returns the snapshot that an Iceberg snapshot publishes, if it says so. */
  static Optional<Long> published(org.apache.iceberg.Snapshot there) {
    return Optional.ofNullable(there.summary().get(SNAPSHOT))
        .filter(id -> id.matches("[0-9]{1,18}"))
        .map(Long::valueOf);
  }
}

package io.varve.runners.report;

import io.varve.io.model.DatasetTotals;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One kept snapshot.
 *
 * @param id its id
 * @param committedAt time of the commit, UTC
 * @param operation what committed it, such as {@code run}
 * @param runId run that committed it
 * @param reason why, in the words of the person
 * @param tags names that it has now
 * @param entries source files that it knows
 * @param counts figures of the run
 * @param datasets totals by dataset
 */
public record SnapshotRow(
    long id,
    Instant committedAt,
    String operation,
    String runId,
    Optional<String> reason,
    List<String> tags,
    long entries,
    RunCounts counts,
    Map<String, DatasetTotals> datasets) {

  /** Returns the row of a snapshot. */
  static SnapshotRow of(Snapshot snapshot, Map<String, Long> tags) {
    Map<String, DatasetTotals> totals = new TreeMap<>();
    snapshot.datasets().forEach((name, state) -> totals.put(name, state.totals()));
    return new SnapshotRow(
        snapshot.id(),
        snapshot.committedAt(),
        snapshot.author().operation(),
        snapshot.author().runId(),
        snapshot.reason(),
        tags.entrySet().stream()
            .filter(tag -> tag.getValue() == snapshot.id())
            .map(Map.Entry::getKey)
            .toList(),
        snapshot.manifest().entryCount(),
        snapshot.counts(),
        totals);
  }
}

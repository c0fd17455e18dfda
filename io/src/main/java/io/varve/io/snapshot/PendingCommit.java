package io.varve.io.snapshot;

import io.varve.io.model.DatasetState;
import io.varve.io.model.FileRef;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a commit needs, already written and durable; only the snapshot itself is left.
 *
 * @param author who commits
 * @param keyPrefix prefix of the keys of its input
 * @param entries changed manifest entries, removals included; absent when none changed
 * @param entryCountChange entries added less entries removed
 * @param dataFiles changed data files; absent when none changed
 * @param datasets per touched dataset its newest schema and the <em>change</em> of its totals
 * @param counts figures of the run
 */
public record PendingCommit(
    Snapshot.Author author,
    String keyPrefix,
    Optional<FileRef> entries,
    long entryCountChange,
    Optional<FileRef> dataFiles,
    Map<String, DatasetState> datasets,
    RunCounts counts) {

  public PendingCommit {
    datasets = Map.copyOf(datasets);
  }
}

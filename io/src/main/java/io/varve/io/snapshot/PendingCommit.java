package io.varve.io.snapshot;

import io.varve.io.model.DatasetState;
import io.varve.io.model.FileRef;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.Manifest;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a commit needs, already written and durable; only the snapshot itself is left.
 *
 * @param author who commits
 * @param reason why, in the words of the person; absent when none was asked for
 * @param change what the commit changes
 * @param counts figures of the run
 */
public record PendingCommit(
    Snapshot.Author author, Optional<String> reason, Change change, RunCounts counts) {

  /** What a commit changes. */
  public sealed interface Change {}

  /**
   * Changed rows. They go on top of any snapshot that did not change the same source files or
   * shards.
   *
   * @param keyPrefixes prefixes of the keys that the commit may have entries of; none when nothing
   *     was read
   * @param entries changed manifest entries, removals included; absent when none changed
   * @param entryCountChange entries added less entries removed
   * @param dataFiles changed data files; absent when none changed
   * @param datasets per touched dataset its newest schema and the <em>change</em> of its totals
   */
  public record Rows(
      List<String> keyPrefixes,
      Optional<FileRef> entries,
      long entryCountChange,
      Optional<FileRef> dataFiles,
      Map<String, DatasetState> datasets)
      implements Change {

    public Rows {
      keyPrefixes = List.copyOf(keyPrefixes);
      datasets = Map.copyOf(datasets);
    }
  }

  /**
   * A whole new state. It goes on top of the snapshot that it was computed on, and of no other.
   *
   * @param manifest the manifest; what it changed is what differs from the parent's
   * @param datasets all datasets with their totals
   * @param lifecycle what it says of the snapshots before it
   */
  public record State(Manifest manifest, Map<String, DatasetState> datasets, Lifecycle lifecycle)
      implements Change {

    public State {
      datasets = Map.copyOf(datasets);
    }
  }
}

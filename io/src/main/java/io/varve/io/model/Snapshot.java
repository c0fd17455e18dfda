package io.varve.io.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of all tables and of the manifest after one commit.
 *
 * @param formatVersion version of the warehouse format
 * @param warehouseId warehouse that it belongs to
 * @param id place in the history, from 1
 * @param parent snapshot that it followed; absent in the first
 * @param committedAt time of the commit, UTC
 * @param author who committed
 * @param reason why, in the words of the person; absent when none was asked for
 * @param manifest what it knows of each source file, and its data files
 * @param datasets what it says of each dataset, by name
 * @param counts figures of the run
 * @param lifecycle what it says of the snapshots before it
 */
public record Snapshot(
    int formatVersion,
    String warehouseId,
    long id,
    Optional<Parent> parent,
    Instant committedAt,
    Author author,
    Optional<String> reason,
    Manifest manifest,
    Map<String, DatasetState> datasets,
    RunCounts counts,
    Lifecycle lifecycle) {

  /** Version of the warehouse format that this program writes. */
  public static final int FORMAT_VERSION = 1;

  public Snapshot {
    Checks.notBlank(warehouseId, "warehouse id");
    committedAt = committedAt.truncatedTo(ChronoUnit.MICROS);
    datasets = Collections.unmodifiableMap(new TreeMap<>(datasets));
    long expected = parent.map(Parent::id).orElse(0L) + 1;
    if (id != expected) {
      throw new IllegalArgumentException(
          "Invalid snapshot: id " + id + " does not follow its parent, expected " + expected);
    }
  }

  /** Returns whether it changed tables or manifest; one that only tags or forgets did not. */
  public boolean changesTables() {
    return manifest.changedEntries().isPresent() || manifest.changedDataFiles().isPresent();
  }

  /**
   * Link to the parent.
   *
   * @param id id of the parent
   * @param sha256 content hash of the parent's file: a change to history breaks the chain
   */
  public record Parent(long id, String sha256) {}

  /**
   * Who committed.
   *
   * @param runId run
   * @param attemptId attempt of the run: lets a committer whose answer was lost recognise its own
   *     work
   * @param operation {@code run}, {@code compact}, {@code rollback}, {@code forget} and the like
   */
  public record Author(String runId, String attemptId, String operation) {
    public Author {
      Checks.notBlank(runId, "run id");
      Checks.notBlank(attemptId, "attempt id");
      Checks.notBlank(operation, "operation");
    }
  }
}

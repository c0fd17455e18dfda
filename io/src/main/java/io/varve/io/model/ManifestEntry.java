package io.varve.io.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a snapshot knows of one source file. Stored as one row of plain columns: nested records are
 * laid flat.
 *
 * @param key identity of the source file
 * @param source metadata of the listing that the content hash belongs to
 * @param contentHash hash of the newest bytes that were read; absent when they never could be
 * @param status outcome of the newest attempt
 * @param validation verdict of the newest extraction
 * @param extractor extractor of the newest attempt
 * @param live where the live rows are
 * @param attempts attempts on these bytes so far
 * @param failure the newest attempt's failure
 * @param stale set when the live rows are older than the newest bytes
 * @param missingSince time of the first listing without the file, UTC
 * @param attempt the newest attempt
 */
public record ManifestEntry(
    String key,
    SourceMetadata source,
    Optional<String> contentHash,
    Status status,
    Optional<Validation> validation,
    ExtractorRef extractor,
    LiveRows live,
    int attempts,
    Optional<Failure> failure,
    Optional<Stale> stale,
    Optional<Instant> missingSince,
    Attempt attempt) {

  public ManifestEntry {
    Checks.notEmpty(key, "source key");
    Checks.notNegative(attempts, "attempts");
    missingSince = missingSince.map(when -> when.truncatedTo(ChronoUnit.MICROS));
    if (failure.isPresent() != (status == Status.FAILED)) {
      throw new IllegalArgumentException(
          "Invalid manifest entry for " + key + ": status " + status + " with failure " + failure);
    }
    if (stale.isPresent() && live.shard().isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid manifest entry for " + key + ": stale rows but no shard that holds them");
    }
  }

  /** Returns the hash of the bytes whose rows are live, if any are. */
  public Optional<String> liveContentHash() {
    if (live.shard().isEmpty()) {
      return Optional.empty();
    }
    return stale.isPresent() ? stale.map(Stale::liveContentHash) : contentHash;
  }

  /**
   * Returns whether this is about rows that were derived from other rows, not about a source file:
   * no store keeps its checksum, the hash of its content stands there.
   */
  public boolean isDerived() {
    return contentHash.isPresent() && contentHash.equals(source.storeChecksum());
  }

  /** Returns whether this ends the entry of its key. */
  public boolean isRemoval() {
    return status == Status.REMOVED;
  }

  /**
   * Returns this entry with other metadata and attempt, and without a missing mark: the bytes were
   * seen again.
   */
  public ManifestEntry seenAgain(SourceMetadata metadata, Attempt newAttempt) {
    return new ManifestEntry(
        key,
        metadata,
        contentHash,
        status,
        validation,
        extractor,
        live,
        attempts,
        failure,
        stale,
        Optional.empty(),
        newAttempt);
  }

  /** Returns this entry marked as no longer listed since {@code when}. */
  public ManifestEntry missing(Instant when, Attempt newAttempt) {
    return new ManifestEntry(
        key,
        source,
        contentHash,
        status,
        validation,
        extractor,
        live,
        attempts,
        failure,
        stale,
        Optional.of(missingSince.orElse(when)),
        newAttempt);
  }

  /**
   * Returns this entry with its live rows in another shard; nothing else of it changes.
   *
   * @throws IllegalArgumentException when it has no shard that they could leave
   */
  public ManifestEntry movedTo(String shard) {
    if (live.shard().isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid move of " + key + " to " + shard + ": it has no live rows");
    }
    return new ManifestEntry(
        key,
        source,
        contentHash,
        status,
        validation,
        extractor,
        new LiveRows(Optional.of(shard), live.rows()),
        attempts,
        failure,
        stale,
        missingSince,
        attempt);
  }

  /** Returns the row that ends this entry. */
  public ManifestEntry removal(Attempt newAttempt) {
    return without(contentHash, Status.REMOVED, newAttempt);
  }

  /** Returns the tombstone of this source file: nothing of its content is in it. */
  public ManifestEntry purged(Attempt newAttempt) {
    return without(Optional.empty(), Status.PURGED, newAttempt);
  }

  private ManifestEntry without(Optional<String> hash, Status newStatus, Attempt newAttempt) {
    return new ManifestEntry(
        key,
        source,
        hash,
        newStatus,
        Optional.empty(),
        extractor,
        LiveRows.NONE,
        attempts,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        newAttempt);
  }
}

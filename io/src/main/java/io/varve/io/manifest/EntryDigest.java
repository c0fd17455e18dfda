package io.varve.io.manifest;

import io.varve.io.model.Decision;
import io.varve.io.model.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a manifest entry that tell one state of a file from another, under their names;
 * about a third of a whole entry.
 *
 * @param key source key
 * @param contentHash hash of the newest bytes that were read
 * @param status outcome of the newest attempt
 * @param extractor name and version of the extractor of the newest attempt
 * @param extractorFingerprint fingerprint of it
 * @param shard shard that holds the live rows
 * @param rows live rows per dataset
 * @param failureCode kind of the newest attempt's failure
 * @param failureMessage one line about it
 * @param liveContentHash hash of the bytes whose rows are live, when those are not the newest
 * @param missingSince time of the first listing without the file, UTC
 * @param runId run that wrote the entry
 * @param decision what that run decided
 * @param decisionDetail what led to it
 */
public record EntryDigest(
    String key,
    Optional<String> contentHash,
    Status status,
    String extractor,
    String extractorFingerprint,
    Optional<String> shard,
    Map<String, Long> rows,
    Optional<String> failureCode,
    Optional<String> failureMessage,
    Optional<String> liveContentHash,
    Optional<Instant> missingSince,
    String runId,
    Decision decision,
    String decisionDetail) {

  public EntryDigest {
    rows = Map.copyOf(rows);
  }

  /** Returns whether this ends the entry of its key. */
  public boolean isRemoval() {
    return status == Status.REMOVED;
  }
}

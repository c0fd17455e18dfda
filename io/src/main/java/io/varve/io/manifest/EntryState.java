package io.varve.io.manifest;

import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import java.time.Instant;
import java.util.Optional;

/**
 * The columns of a manifest entry that tell how it is, under their names.
 *
 * @param key source key
 * @param status outcome of the newest attempt
 * @param validation verdict of the newest extraction
 * @param staleSince set when the live rows are older than the newest bytes, UTC
 * @param missingSince time of the first listing without the file, UTC
 */
public record EntryState(
    String key,
    Status status,
    Optional<Validation> validation,
    Optional<Instant> staleSince,
    Optional<Instant> missingSince) {

  boolean isRemoval() {
    return status == Status.REMOVED;
  }
}

package io.varve.runners.report;

import io.varve.io.model.Failure;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Stale;
import java.time.Instant;
import java.util.Optional;

/**
 * One document that could not be extracted.
 *
 * @param key source file
 * @param code kind of failure
 * @param stage step that failed
 * @param message one line for a person
 * @param attempts attempts on these bytes so far
 * @param mayPass whether the same bytes may well succeed next time
 * @param runId run that tried last
 * @param staleSince since when the live rows are older than the bytes; absent when it has no rows
 */
public record FailureRow(
    String key,
    String code,
    String stage,
    String message,
    int attempts,
    boolean mayPass,
    String runId,
    Optional<Instant> staleSince) {

  /** A message longer than this is cut: the quarantine has all of it. */
  private static final int MOST_CHARACTERS = 400;

  /** Returns the row of an entry whose newest attempt failed. */
  static FailureRow of(ManifestEntry entry) {
    Failure failure = entry.failure().orElseThrow();
    return new FailureRow(
        entry.key(),
        failure.code().name(),
        failure.stage(),
        shortened(failure.message()),
        entry.attempts(),
        failure.code().isTransient(),
        entry.attempt().runId(),
        entry.stale().map(Stale::staleSince));
  }

  private static String shortened(String message) {
    return message.length() <= MOST_CHARACTERS
        ? message
        : message.substring(0, MOST_CHARACTERS) + " …";
  }
}

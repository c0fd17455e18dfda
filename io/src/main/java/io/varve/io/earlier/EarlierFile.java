package io.varve.io.earlier;

import io.varve.io.model.ContentHash;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an earlier system knew of one source file.
 *
 * @param path what it called the file: a path of any kind, or an id
 * @param folder folder of its output or its day, which may tell files of one name apart; may be
 *     empty
 * @param hash content hash of the bytes that it processed; absent when it kept none that can be
 *     compared
 * @param sizeBytes their size
 * @param processedAt when it was done, UTC
 * @param firstRun its run that had the file first
 * @param latestRun its run that had the file last
 * @param attempts how often it tried
 * @param processingMs how long it took, in milliseconds
 * @param failure why it failed the last time; absent when it did not
 */
public record EarlierFile(
    String path,
    String folder,
    Optional<ContentHash> hash,
    OptionalLong sizeBytes,
    Optional<Instant> processedAt,
    Optional<String> firstRun,
    Optional<String> latestRun,
    int attempts,
    long processingMs,
    Optional<EarlierFailure> failure) {

  /**
   * A failure.
   *
   * @param stage step that failed, in the earlier system's words
   * @param reason why, in its words
   */
  public record EarlierFailure(String stage, String reason) {}

  /** Returns the later of two accounts of one file, with the first run of both. */
  EarlierFile merged(EarlierFile other) {
    boolean isLater =
        other.processedAt.orElse(Instant.MIN).isBefore(processedAt.orElse(Instant.MIN));
    EarlierFile later = isLater ? this : other;
    EarlierFile sooner = isLater ? other : this;
    return new EarlierFile(
        path,
        sooner.folder,
        later.hash,
        later.sizeBytes,
        later.processedAt,
        sooner.firstRun.or(later::firstRun),
        later.latestRun,
        later.attempts,
        later.processingMs,
        later.failure);
  }
}

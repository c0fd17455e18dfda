package io.varve.io.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a listing says of a source file without reading it. It decides whether the bytes must be
 * read, never whether they changed.
 *
 * @param uri absolute location, for people and for reading; not part of the identity
 * @param sizeBytes size in bytes
 * @param modifiedAt last modification, as precise as the store keeps it, UTC
 * @param changeToken value that the store changes with the content: {@code inode:ctime} of a local
 *     file, the {@linkplain #generation generation} of an object
 * @param storeChecksum checksum kept by the store itself, such as {@code crc32c:…}
 */
public record SourceMetadata(
    String uri,
    long sizeBytes,
    Instant modifiedAt,
    String changeToken,
    Optional<String> storeChecksum) {

  /** Marks a change token that was recorded while the file could still change unseen. */
  private static final String UNSETTLED = "unsettled:";

  /** How the change token of an object begins. */
  private static final String GENERATION = "generation:";

  /**
   * Coarsest clock step of a file system in use (FAT), and git's margin for racily clean entries.
   */
  public static final Duration SETTLING_TIME = Duration.ofSeconds(2);

  public SourceMetadata {
    modifiedAt = modifiedAt.truncatedTo(ChronoUnit.MICROS);
    Checks.notBlank(uri, "uri");
    Checks.notNegative(sizeBytes, "size in bytes");
    Checks.notBlank(changeToken, "change token");
  }

  /** Returns the change token of an object in a store that numbers each content it ever had. */
  public static String generation(long number) {
    return GENERATION + number;
  }

  /** Returns the generation of an object, or nothing when this is a file. */
  public OptionalLong generation() {
    return changeToken.startsWith(GENERATION)
        ? OptionalLong.of(Long.parseLong(changeToken.substring(GENERATION.length())))
        : OptionalLong.empty();
  }

  /**
   * Returns this metadata as a manifest may record it: when the file was not modified more than
   * {@link #SETTLING_TIME} before the listing, a later change could leave size, time and token as
   * they are, so the token is made one that equals no listing and the next run reads the bytes. A
   * generation changes with the content at any time and is always recorded as it is.
   */
  public SourceMetadata settledAt(Instant listedAt) {
    if (generation().isPresent() || modifiedAt.isBefore(listedAt.minus(SETTLING_TIME))) {
      return this;
    }
    return new SourceMetadata(uri, sizeBytes, modifiedAt, UNSETTLED + changeToken, storeChecksum);
  }

  /**
   * Returns whether a listing with this metadata proves that the bytes are those recorded with
   * {@code recorded}. The time of an object also changes with its labels; its generation together
   * with the store's checksum is proof without it.
   */
  public boolean provesSameBytesAs(SourceMetadata recorded) {
    return sizeBytes == recorded.sizeBytes
        && changeToken.equals(recorded.changeToken)
        && (modifiedAt.equals(recorded.modifiedAt) || isSameGeneration(recorded));
  }

  private boolean isSameGeneration(SourceMetadata recorded) {
    return generation().isPresent()
        && storeChecksum.isPresent()
        && storeChecksum.equals(recorded.storeChecksum);
  }

  /**
   * Returns whether this was recorded too soon after the file's last modification to prove
   * anything.
   */
  public boolean unsettled() {
    return changeToken.startsWith(UNSETTLED);
  }
}

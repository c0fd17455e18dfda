package io.varve.runners.export.folder;

import java.time.Instant;
import java.util.Optional;

/**
 * A file as an export wrote it.
 *
 * @param name name in the folder
 * @param origin what it was made of; absent where that is not one source file
 * @param sizeBytes size in bytes
 * @param sha256 content hash
 * @param modifiedAt time of the last change that the file system had noted, UTC
 */
public record WrittenFile(
    String name, Optional<Origin> origin, long sizeBytes, String sha256, Instant modifiedAt) {

  /** Returns the same bytes, made of something else. */
  WrittenFile of(Optional<Origin> other) {
    return new WrittenFile(name, other, sizeBytes, sha256, modifiedAt);
  }

  /** Returns the same bytes with another time. */
  WrittenFile at(Instant when) {
    return new WrittenFile(name, origin, sizeBytes, sha256, when);
  }
}

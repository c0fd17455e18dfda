package io.varve.io.model;

import java.time.Instant;

/**
 * One listed input.
 *
 * @param key path relative to the input root with {@code /} between its parts, so that a moved tree
 *     or another machine is not a change; the identity of the file in the manifest
 * @param metadata what the listing says of it
 * @param listedAt when the listing began, UTC
 */
public record SourceFile(String key, SourceMetadata metadata, Instant listedAt) {

  public SourceFile {
    Checks.notEmpty(key, "source key");
    if (key.startsWith("/")) {
      throw new IllegalArgumentException("Invalid source key: " + key + " is not relative");
    }
  }

  /** Returns the metadata as a manifest may record it. */
  public SourceMetadata recordable() {
    return metadata.settledAt(listedAt);
  }

  /** Returns this file under another key. */
  public SourceFile withKey(String newKey) {
    return new SourceFile(newKey, metadata, listedAt);
  }
}

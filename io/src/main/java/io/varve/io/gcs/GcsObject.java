package io.varve.io.gcs;

import java.time.Instant;
import java.util.Optional;

/**
 * One generation of an object: its bytes never change.
 *
 * @param bucket name of the bucket
 * @param name name in the bucket
 * @param generation number that the service gives to each content of the name
 * @param sizeBytes size as stored, in bytes
 * @param updatedAt when content or metadata changed last, UTC
 * @param crc32c checksum in Base64; the service has one of every object
 * @param md5 checksum in Base64; missing for objects that were composed of others
 */
public record GcsObject(
    String bucket,
    String name,
    long generation,
    long sizeBytes,
    Instant updatedAt,
    String crc32c,
    Optional<String> md5) {

  public GcsObject {
    if (name.isEmpty() || crc32c.isEmpty() || sizeBytes < 0) {
      throw new IllegalArgumentException(
          "Invalid object '" + name + "': " + sizeBytes + " bytes, crc32c '" + crc32c + "'");
    }
  }

  /** Returns where the object is, without its generation. */
  public String uri() {
    return GcsLocation.SCHEME + "://" + bucket + "/" + name;
  }

  /** Returns the stronger checksum that the service keeps, such as {@code md5:…}. */
  public String checksum() {
    return md5.map(value -> "md5:" + value).orElse("crc32c:" + crc32c);
  }
}

package io.varve.io.gcs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

/**
 * One generation of an object: its bytes never change.
 *
 * @param bucket name of the bucket
 * @param name name in the bucket
 * @param generation number that the service gives to each content of the name
 * @param sizeBytes size as stored, in bytes
 * @param updatedAt when content or metadata changed last, UTC
 * @param checksum what the service keeps of the bytes, in Base64: {@code md5:…}, or {@code
 *     crc32c:…} of objects that were composed of others
 */
public record GcsObject(
    String bucket,
    String name,
    long generation,
    long sizeBytes,
    Instant updatedAt,
    String checksum) {

  static final String MD5 = "md5:";
  static final String CRC32C = "crc32c:";

  public GcsObject {
    if (name.isEmpty() || sizeBytes < 0) {
      throw new IllegalArgumentException("Invalid object '" + name + "': " + sizeBytes + " bytes");
    }
    if (!checksum.startsWith(MD5) && !checksum.startsWith(CRC32C)) {
      throw new IllegalArgumentException("Invalid checksum of '" + name + "': " + checksum);
    }
  }

  /** Returns where the object is, without its generation. */
  public String uri() {
    return GcsLocation.SCHEME + "://" + bucket + "/" + name;
  }

  /** Returns the checksum of these bytes, of the kind that the service keeps of this object. */
  String checksumOf(byte[] bytes) {
    return checksum.startsWith(MD5) ? MD5 + md5(bytes) : CRC32C + Crc32c.of(bytes);
  }

  private static String md5(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(bytes);
      return new String(Base64.getEncoder().encode(digest), StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    }
  }
}

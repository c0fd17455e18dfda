package io.varve.io.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The identity of a file's bytes: {@code sha256:} and 64 lower-case hexadecimal digits (FIPS
 * 180-4).
 */
public record ContentHash(String value) {

  private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

  public ContentHash {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Invalid content hash: " + value + " is not sha256: and 64 hexadecimal digits");
    }
  }

  /** Returns the hash of these bytes. */
  public static ContentHash of(byte[] bytes) {
    return ofSum(newDigest().digest(bytes));
  }

  /**
   * Returns the hash that a digest made by {@link #newDigest()} has reached; the digest is reset.
   */
  public static ContentHash of(MessageDigest digest) {
    return ofSum(digest.digest());
  }

  /** Returns a new SHA-256 digest to feed piece by piece. */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: this Java has no SHA-256", e);
    }
  }

  /** Returns the 64 hexadecimal digits without the name of the algorithm. */
  public String hex() {
    return value.substring("sha256:".length());
  }

  @Override
  public String toString() {
    return value;
  }

  private static ContentHash ofSum(byte[] sum) {
    return new ContentHash("sha256:" + HexFormat.of().formatHex(sum));
  }
}

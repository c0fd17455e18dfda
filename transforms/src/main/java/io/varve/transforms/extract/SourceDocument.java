package io.varve.transforms.extract;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * The bytes of one source file, in memory, with the key they were listed under.
 *
 * <p>Not safe to change while an extraction runs; the array is shared, not copied.
 */
public final class SourceDocument {

  private final String key;
  private final byte[] bytes;

  private SourceDocument(String key, byte[] bytes) {
    this.key = key;
    this.bytes = bytes;
  }

  /** Returns a document over these bytes, which the caller must leave as they are from now on. */
  public static SourceDocument of(String key, byte[] bytes) {
    return new SourceDocument(key, bytes);
  }

  /**
   * Returns the key of the source file. Extractors use it where the place of a file says what the
   * bytes do not, such as whose prices they are; others leave it alone.
   */
  public String key() {
    return key;
  }

  /** Returns the key without what it begins with, all of it when it begins otherwise. */
  public String pathBelow(String prefix) {
    return key.startsWith(prefix) ? key.substring(prefix.length()) : key;
  }

  /** Returns the bytes themselves, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns the number of bytes. */
  public int sizeBytes() {
    return bytes.length;
  }

  /** Returns a new stream over the bytes. */
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}

package io.varve.transforms.derive;

import io.varve.io.model.ContentHash;
import io.varve.io.model.Failure;
import io.varve.io.model.ManifestEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A digest of manifest entries that does not depend on their order: the sum of the hashes of what
 * each says of its live rows, as four 64-bit numbers. It tells whether anything that rows are
 * derived from has changed. Not safe for several threads.
 */
public final class EntriesDigest {

  private final MessageDigest digest = ContentHash.newDigest();
  private final long[] sums = new long[4];
  private long count;

  /** Adds an entry. */
  public void add(ManifestEntry entry) {
    feed(entry.key());
    feed(entry.status().label());
    feed(entry.liveContentHash().orElse(""));
    entry
        .live()
        .rows()
        .forEach(
            (dataset, rows) -> {
              feed(dataset);
              feed(Long.toString(rows));
            });
    feed(entry.extractor().fingerprint());
    feed(entry.failure().map(Failure::code).map(Enum::name).orElse(""));
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    for (int i = 0; i < sums.length; i++) {
      sums[i] += hash.getLong();
    }
    count++;
  }

  /**
   * A byte that no text in UTF-8 has ends each part, so that no two lists of parts read the same.
   */
  private void feed(String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0xff);
  }

  /** Returns the digest of all entries that were added, as a content hash. */
  public ContentHash hash() {
    return ContentHash.of((count + Arrays.toString(sums)).getBytes(StandardCharsets.UTF_8));
  }
}

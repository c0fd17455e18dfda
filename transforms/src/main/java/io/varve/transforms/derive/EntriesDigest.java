package io.varve.transforms.derive;

import io.varve.io.model.ContentHash;
import io.varve.io.model.Failure;
import io.varve.io.model.ManifestEntry;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * A digest of manifest entries that does not depend on their order: the sum of the hashes of what
 * each says of its live rows, modulo 2 to the power of 256. It tells whether anything that rows are
 * derived from has changed. Not safe for several threads.
 */
public final class EntriesDigest {

  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private BigInteger sum = BigInteger.ZERO;
  private long count;

  /** Adds an entry. */
  public void add(ManifestEntry entry) {
    String line =
        String.join(
            "\n",
            entry.key(),
            entry.status().label(),
            entry.liveContentHash().orElse(""),
            entry.live().rows().toString(),
            entry.extractor().fingerprint(),
            entry.failure().map(Failure::code).map(Enum::name).orElse(""));
    String hex = ContentHash.of(line.getBytes(StandardCharsets.UTF_8)).hex();
    sum = sum.add(new BigInteger(hex, 16)).mod(MODULUS);
    count++;
  }

  /** Returns the digest of all entries that were added, as a content hash. */
  public ContentHash hash() {
    return ContentHash.of((count + "\n" + sum.toString(16)).getBytes(StandardCharsets.UTF_8));
  }
}

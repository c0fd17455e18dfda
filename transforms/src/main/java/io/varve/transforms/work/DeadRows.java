package io.varve.transforms.work;

import io.varve.io.model.ManifestEntry;
import java.util.Map;
import java.util.Optional;

/**
 * Live rows that a run replaces or removes.
 *
 * @param shard shard that holds them
 * @param key source file that they were made of
 * @param rows their number per dataset
 */
public record DeadRows(String shard, String key, Map<String, Long> rows) {

  /** Returns the live rows of an entry, if it has any. */
  public static Optional<DeadRows> of(ManifestEntry previous) {
    return previous
        .live()
        .shard()
        .map(shard -> new DeadRows(shard, previous.key(), previous.live().rows()));
  }
}

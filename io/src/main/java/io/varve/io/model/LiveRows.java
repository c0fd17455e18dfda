package io.varve.io.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the live rows of a source file are.
 *
 * @param shard shard that holds them; absent when the file has no live rows
 * @param rows number of live rows per dataset; datasets without rows are left out
 */
public record LiveRows(Optional<String> shard, Map<String, Long> rows) {

  /** No live rows. */
  public static final LiveRows NONE = new LiveRows(Optional.empty(), Map.of());

  public LiveRows {
    rows = Collections.unmodifiableMap(new TreeMap<>(rows));
    if (shard.isEmpty() && !rows.isEmpty()) {
      throw new IllegalArgumentException("Invalid live rows: " + rows + " without a shard");
    }
  }
}

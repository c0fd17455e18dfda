package io.varve.io.model;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where a snapshot's manifest is, and what the snapshot changed in it.
 *
 * @param entries manifest entries by source key
 * @param entryCount number of entries
 * @param dataFiles data files by dataset and shard
 * @param keyPrefixes prefixes of the inputs whose files it knows; none begins with another, so that
 *     each key belongs to one input
 * @param changedEntries the entries that this snapshot wrote, removals included, even when a base
 *     holds them too
 * @param changedDataFiles the data files that this snapshot added, replaced or removed
 */
public record Manifest(
    Layers entries,
    long entryCount,
    Layers dataFiles,
    List<String> keyPrefixes,
    Optional<FileRef> changedEntries,
    Optional<FileRef> changedDataFiles) {

  /** A manifest that knows nothing. */
  public static final Manifest EMPTY =
      new Manifest(Layers.EMPTY, 0, Layers.EMPTY, List.of(), Optional.empty(), Optional.empty());

  public Manifest {
    Checks.notNegative(entryCount, "entry count");
    keyPrefixes = List.copyOf(new TreeSet<>(keyPrefixes));
    for (String prefix : keyPrefixes) {
      prefixOverlapping(keyPrefixes, prefix)
          .ifPresent(
              other -> {
                throw new IllegalArgumentException(
                    "Invalid key prefixes: '" + prefix + "' and '" + other + "' overlap");
              });
    }
  }

  /** Returns the same state, said by a snapshot that changed nothing in it. */
  public Manifest unchanged() {
    return new Manifest(
        entries, entryCount, dataFiles, keyPrefixes, Optional.empty(), Optional.empty());
  }

  /** Returns the prefix of another input whose keys an input with this prefix could claim. */
  public static Optional<String> prefixOverlapping(List<String> known, String prefix) {
    return known.stream()
        .filter(other -> !other.equals(prefix))
        .filter(other -> other.startsWith(prefix) || prefix.startsWith(other))
        .findFirst();
  }
}

package io.varve.io.manifest;

import io.varve.io.model.DataFileChange;
import io.varve.io.model.Erasure;
import io.varve.io.model.ManifestEntry;
import io.varve.io.storage.Storage;
import java.util.List;

/** The keyed lists of a warehouse. */
public final class Manifests {

  private Manifests() {}

  /** Returns the manifest entries of a warehouse, keyed by source key. */
  public static LayeredTable<ManifestEntry> entries(Storage storage) {
    return new LayeredTable<>(
        storage,
        ManifestEntry.class,
        new LayeredTable.Key<>(ManifestEntry::key, List.of("key")),
        ManifestEntry::isRemoval);
  }

  /**
   * Returns the manifest entries of a warehouse with the columns that tell how they are, for
   * reading: a tenth of the cost of whole entries.
   */
  public static LayeredTable<EntryState> entryStates(Storage storage) {
    return new LayeredTable<>(
        storage,
        EntryState.class,
        new LayeredTable.Key<>(EntryState::key, List.of("key")),
        EntryState::isRemoval);
  }

  /**
   * Returns the manifest entries of a warehouse with the columns that tell one state from another,
   * for reading.
   */
  public static LayeredTable<EntryDigest> entryDigests(Storage storage) {
    return new LayeredTable<>(
        storage,
        EntryDigest.class,
        new LayeredTable.Key<>(EntryDigest::key, List.of("key")),
        EntryDigest::isRemoval);
  }

  /** Returns the data-file list of a warehouse, keyed by dataset and shard. */
  public static LayeredTable<DataFileChange> dataFiles(Storage storage) {
    return new LayeredTable<>(
        storage,
        DataFileChange.class,
        new LayeredTable.Key<>(change -> change.file().place(), List.of("dataset", "shard")),
        DataFileChange::removed);
  }

  /**
   * Returns the table of purged data files of a warehouse, keyed by the path that snapshots name.
   */
  public static LayeredTable<Erasure> erasures(Storage storage) {
    return new LayeredTable<>(
        storage,
        Erasure.class,
        new LayeredTable.Key<>(Erasure::path, List.of("path")),
        erasure -> false);
  }
}

package io.varve.io.manifest;

import io.varve.io.model.DataFileChange;
import io.varve.io.model.Erasure;
import io.varve.io.model.ManifestEntry;
import io.varve.io.storage.Storage;

/** The two keyed lists of a manifest. */
public final class Manifests {

  private Manifests() {}

  /** Returns the manifest entries of a warehouse, keyed by source key. */
  public static LayeredTable<ManifestEntry> entries(Storage storage) {
    return new LayeredTable<>(
        storage, ManifestEntry.class, ManifestEntry::key, ManifestEntry::isRemoval);
  }

  /** Returns the data-file list of a warehouse, keyed by dataset and shard. */
  public static LayeredTable<DataFileChange> dataFiles(Storage storage) {
    return new LayeredTable<>(
        storage, DataFileChange.class, change -> change.file().place(), DataFileChange::removed);
  }

  /**
   * Returns the table of purged data files of a warehouse, keyed by the path that snapshots name.
   */
  public static LayeredTable<Erasure> erasures(Storage storage) {
    return new LayeredTable<>(storage, Erasure.class, Erasure::path, erasure -> false);
  }
}

package io.varve.transforms.derive;

import io.varve.io.model.Dataset;
import io.varve.io.model.ManifestEntry;
import java.io.IOException;

/**
 * The manifest entries and rows as they will be after the commit, as far as extraction decides
 * them.
 */
public interface SourceState {

  /** Visits the entries of source files with this prefix, each once, in any order. */
  void forEachEntry(String keyPrefix, EntryVisitor visitor) throws IOException;

  /** Visits the live rows of a dataset, each once, in any order. */
  <T extends Record> void forEachRow(Dataset dataset, Class<T> type, RowVisitor<T> visitor)
      throws IOException;

  /** Receives entries. */
  @FunctionalInterface
  interface EntryVisitor {
    void visit(ManifestEntry entry) throws IOException;
  }

  /** Receives rows with the key of the source file that they were made of. */
  @FunctionalInterface
  interface RowVisitor<T extends Record> {
    void visit(String sourceKey, T row) throws IOException;
  }
}

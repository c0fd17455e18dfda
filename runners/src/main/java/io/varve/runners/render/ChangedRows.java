package io.varve.runners.render;

import java.util.List;
import org.apache.avro.generic.GenericRecord;

/**
 * Rows of one dataset that differ between two snapshots.
 *
 * @param dataset dataset
 * @param keyColumns columns that, with {@code source_key}, identify a row
 * @param addedCount number of rows that only the second has
 * @param removedCount number of rows that only the first has
 * @param added these rows, as far as they were asked for
 * @param removed these rows, as far as they were asked for
 */
public record ChangedRows(
    String dataset,
    List<String> keyColumns,
    long addedCount,
    long removedCount,
    List<GenericRecord> added,
    List<GenericRecord> removed) {

  public ChangedRows {
    keyColumns = List.copyOf(keyColumns);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /** Returns how many rows are not in the lists. */
  long leftOut() {
    return addedCount + removedCount - added.size() - removed.size();
  }
}

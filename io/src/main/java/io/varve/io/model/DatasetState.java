package io.varve.io.model;

import java.util.List;

/**
 * What a snapshot says of one dataset.
 *
 * @param schema Avro schema of its newest rows, as JSON
 * @param keyColumns columns that, with {@code source_key}, identify a row
 * @param references parents that its rows have
 * @param totals sums over its live data files
 */
public record DatasetState(
    String schema, List<String> keyColumns, List<Reference> references, DatasetTotals totals) {

  public DatasetState {
    Checks.notBlank(schema, "schema");
    keyColumns = List.copyOf(keyColumns);
    references = List.copyOf(references);
  }

  /** Returns this state with other totals. */
  public DatasetState with(DatasetTotals newTotals) {
    return new DatasetState(schema, keyColumns, references, newTotals);
  }
}

package io.varve.io.model;

import java.io.Serializable;
import java.util.List;

/**
 * A table that an extractor fills: its name, the record class of its rows, and the rules between
 * rows.
 *
 * <p>Each stored row begins with {@code source_key}, {@code content_hash} and {@code run_id}, which
 * the framework adds; the columns of the record class follow. {@code source_key} is part of every
 * key and reference, so that two copies of one filing do not collide.
 *
 * @param name name of the table, snake_case
 * @param rowType record class of its rows
 * @param keyColumns columns that, with {@code source_key}, identify a row
 * @param references parents that the rows must have
 */
public record Dataset(
    String name,
    Class<? extends Record> rowType,
    List<String> keyColumns,
    List<Reference> references)
    implements Serializable {

  public Dataset {
    Checks.notBlank(name, "dataset name");
    keyColumns = List.copyOf(keyColumns);
    references = List.copyOf(references);
    if (keyColumns.isEmpty()) {
      throw new IllegalArgumentException("Invalid dataset " + name + ": it has no key columns");
    }
  }
}

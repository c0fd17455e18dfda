package io.varve.io.shard;

import io.varve.io.model.Dataset;
import io.varve.io.model.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;

/**
 * The rules between the rows of one source file: each key once, each parent present. Since {@code
 * source_key} is part of all keys, what holds for each source file holds for the whole dataset.
 */
public final class RowRules {

  private final List<Dataset> datasets;

  public RowRules(List<Dataset> datasets) {
    this.datasets = List.copyOf(datasets);
  }

  /**
   * Returns the first broken rule, as a sentence, or nothing.
   *
   * @param rows rows of one source file by dataset
   */
  public Optional<String> firstViolation(Map<String, List<GenericRecord>> rows) {
    Map<String, Set<List<String>>> keys = new HashMap<>();
    for (Dataset dataset : datasets) {
      Set<List<String>> seen = new HashSet<>();
      for (GenericRecord row : rows.getOrDefault(dataset.name(), List.of())) {
        List<String> key = values(row, dataset.keyColumns());
        if (!seen.add(key)) {
          return Optional.of("dataset " + dataset.name() + " has two rows with the key " + key);
        }
      }
      keys.put(dataset.name(), seen);
    }
    return datasets.stream().flatMap(d -> missingParent(d, rows, keys).stream()).findFirst();
  }

  private static Optional<String> missingParent(
      Dataset dataset, Map<String, List<GenericRecord>> rows, Map<String, Set<List<String>>> keys) {
    for (Reference reference : dataset.references()) {
      Set<List<String>> parents = keys.getOrDefault(reference.dataset(), Set.of());
      for (GenericRecord row : rows.getOrDefault(dataset.name(), List.of())) {
        List<String> wanted = values(row, reference.columns());
        if (!wanted.contains("") && !parents.contains(wanted)) {
          return Optional.of(
              "a row of dataset "
                  + dataset.name()
                  + " has the parent "
                  + wanted
                  + ", which is not in "
                  + reference.dataset());
        }
      }
    }
    return Optional.empty();
  }

  /** Absent values read as empty: a reference with one of them refers to nothing. */
  private static List<String> values(GenericRecord row, List<String> columns) {
    List<String> values = new ArrayList<>(columns.size());
    for (String column : columns) {
      Object value = row.get(column);
      values.add(value == null ? "" : value.toString());
    }
    return values;
  }
}

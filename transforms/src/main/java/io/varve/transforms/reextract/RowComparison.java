package io.varve.transforms.reextract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Compares two sets of rows of one document by all columns but {@code run_id}. Their order does not
 * count, and a column that one side does not have is null there. Memory grows with the rows.
 */
final class RowComparison {

  private static final String RUN_ID = "run_id";

  private RowComparison() {}

  /** Returns what differs first, in words, or nothing. */
  static Optional<String> difference(
      Map<String, List<GenericRecord>> stored, Map<String, List<GenericRecord>> extracted) {
    Set<String> datasets = new TreeSet<>(stored.keySet());
    datasets.addAll(extracted.keySet());
    for (String dataset : datasets) {
      List<Map<String, Object>> before = plain(stored.getOrDefault(dataset, List.of()));
      List<Map<String, Object>> now = plain(extracted.getOrDefault(dataset, List.of()));
      List<Map<String, Object>> gone = without(before, now);
      List<Map<String, Object>> added = without(now, before);
      if (!gone.isEmpty() || !added.isEmpty()) {
        return Optional.of(words(dataset, before.size(), gone, added));
      }
    }
    return Optional.empty();
  }

  private static String words(
      String dataset, int all, List<Map<String, Object>> gone, List<Map<String, Object>> added) {
    if (gone.size() != added.size()) {
      return String.format(
          "%s: %d of %d stored rows are not extracted, %d others are",
          dataset, gone.size(), all, added.size());
    }
    Set<String> columns = new TreeSet<>(gone.get(0).keySet());
    columns.addAll(added.get(0).keySet());
    columns.removeIf(name -> Objects.equals(gone.get(0).get(name), added.get(0).get(name)));
    return String.format(
        "%s: %d of %d rows differ, the first in %s",
        dataset, gone.size(), all, String.join(", ", columns));
  }

  private static List<Map<String, Object>> without(
      List<Map<String, Object>> rows, List<Map<String, Object>> others) {
    Map<Map<String, Object>, Integer> counts = new HashMap<>();
    others.forEach(row -> counts.merge(row, 1, Integer::sum));
    List<Map<String, Object>> left = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      if (counts.merge(row, -1, Integer::sum) < 0) {
        left.add(row);
      }
    }
    return left;
  }

  private static List<Map<String, Object>> plain(List<GenericRecord> rows) {
    List<Map<String, Object>> plain = new ArrayList<>();
    for (GenericRecord row : rows) {
      Map<String, Object> values = columns(row);
      values.remove(RUN_ID);
      plain.add(values);
    }
    return plain;
  }

  private static Map<String, Object> columns(GenericRecord row) {
    Map<String, Object> values = new TreeMap<>();
    for (Schema.Field field : row.getSchema().getFields()) {
      Object value = row.get(field.pos());
      if (value != null) {
        values.put(field.name(), plain(value));
      }
    }
    return values;
  }

  /** Texts have one class in memory and another when they were read. */
  private static Object plain(Object value) {
    if (value instanceof CharSequence) {
      return value.toString();
    }
    if (value instanceof GenericRecord struct) {
      return columns(struct);
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(each -> each == null ? "" : plain(each)).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> values = new TreeMap<>();
      map.forEach((name, each) -> values.put(name.toString(), plain(each)));
      return values;
    }
    return value;
  }
}

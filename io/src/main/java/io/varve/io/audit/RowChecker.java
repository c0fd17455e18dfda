package io.varve.io.audit;

import io.varve.io.audit.Problem.Kind;
import io.varve.io.model.DataFile;
import io.varve.io.model.DatasetState;
import io.varve.io.model.Reference;
import io.varve.io.model.Snapshot;
import io.varve.io.parquet.Projection;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads the key columns of every row of some shards of a snapshot: each row belongs to a live entry
 * and its bytes, each key stands once, each parent is there, and where there are versions one of
 * them is current. Memory grows with the keys of one shard, and with the entries.
 */
final class RowChecker {

  /** Columns of a table that keeps several versions of what one entry is about. */
  private static final String VERSION = "version";

  private static final String IS_CURRENT = "is_current";

  private final Storage storage;
  private final Snapshot snapshot;
  private final Map<String, LiveEntry> entries;
  private final Findings findings;
  private final Map<String, Map<String, Long>> rowsByKey = new HashMap<>();
  private final Map<String, Long> currentByKey = new TreeMap<>();

  /**
   * Returns a checker of the rows of a snapshot.
   *
   * @param entries its entries by source key
   */
  RowChecker(
      Storage storage, Snapshot snapshot, Map<String, LiveEntry> entries, Findings findings) {
    this.storage = storage;
    this.snapshot = snapshot;
    this.entries = entries;
    this.findings = findings;
  }

  /**
   * Checks some shards.
   *
   * @param dataFiles the data files that hold the rows of the snapshot
   * @param shards shards to look at
   * @return number of rows read
   */
  long check(Collection<DataFile> dataFiles, Set<String> shards) throws IOException {
    Map<String, List<DataFile>> byShard = new TreeMap<>();
    for (DataFile file : dataFiles) {
      if (shards.contains(file.shard()) && snapshot.datasets().containsKey(file.dataset())) {
        byShard.computeIfAbsent(file.shard(), s -> new ArrayList<>()).add(file);
      }
    }
    Map<String, List<String>> documents = documents(byShard.keySet());
    long rows = 0;
    for (Map.Entry<String, List<DataFile>> each : byShard.entrySet()) {
      rows += check(each.getValue());
      checkCounts(documents.getOrDefault(each.getKey(), List.of()));
      currentByKey.forEach(
          (of, current) ->
              findings.same(Kind.WRONG_ROWS, "current versions of " + of, 1L, current));
      rowsByKey.clear();
      currentByKey.clear();
    }
    return rows;
  }

  private Map<String, List<String>> documents(Set<String> shards) {
    Map<String, List<String>> documents = new HashMap<>();
    entries.forEach(
        (key, entry) -> {
          if (shards.contains(entry.shard())) {
            documents.computeIfAbsent(entry.shard(), s -> new ArrayList<>()).add(key);
          }
        });
    return documents;
  }

  private long check(List<DataFile> shard) throws IOException {
    Map<String, Set<List<String>>> keys = new HashMap<>();
    Map<String, List<Child>> children = new HashMap<>();
    long rows = 0;
    for (DataFile file : shard) {
      try {
        rows += read(file, keys, children);
      } catch (DamagedException e) {
        findings.add(Kind.UNREADABLE, e);
      }
    }
    checkParents(keys, children);
    return rows;
  }

  private long read(
      DataFile file, Map<String, Set<List<String>>> keys, Map<String, List<Child>> children)
      throws IOException {
    DatasetState state = snapshot.datasets().get(file.dataset());
    Set<List<String>> seen = keys.computeIfAbsent(file.dataset(), d -> new HashSet<>());
    long rows = 0;
    try (RowReader reader = RowReader.open(storage, file.path(), projection(file, state))) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows++;
        checkOrigin(file, row.get());
        countCurrent(state, row.get());
        List<String> key = values(row.get(), state.keyColumns());
        if (!seen.add(key)) {
          findings.add(Kind.DUPLICATE_KEY, file.path(), "one row with key " + key, "two");
        }
        for (Reference reference : state.references()) {
          List<String> parent = values(row.get(), reference.columns());
          if (!parent.contains("")) {
            children
                .computeIfAbsent(reference.dataset(), d -> new ArrayList<>())
                .add(new Child(file.path(), parent));
          }
        }
      }
    }
    findings.same(Kind.WRONG_ROWS, file.path(), file.rows(), rows);
    return rows;
  }

  private void checkOrigin(DataFile file, GenericRecord row) {
    String sourceKey = row.get(RowOrigin.SOURCE_KEY).toString();
    LiveEntry entry = entries.get(sourceKey);
    if (entry == null || !entry.shard().equals(file.shard())) {
      findings.add(Kind.WRONG_ROWS, file.path(), "rows of live documents only", sourceKey);
      return;
    }
    findings.same(
        Kind.WRONG_ROWS,
        file.path() + " of " + sourceKey,
        entry.contentHash(),
        row.get("content_hash").toString());
    rowsByKey.computeIfAbsent(sourceKey, k -> new HashMap<>()).merge(file.dataset(), 1L, Long::sum);
  }

  private void countCurrent(DatasetState state, GenericRecord row) {
    if (state.keyColumns().contains(VERSION) && row.hasField(IS_CURRENT)) {
      long current = Boolean.TRUE.equals(row.get(IS_CURRENT)) ? 1 : 0;
      currentByKey.merge(row.get(RowOrigin.SOURCE_KEY).toString(), current, Long::sum);
    }
  }

  private void checkParents(
      Map<String, Set<List<String>>> keys, Map<String, List<Child>> children) {
    children.forEach(
        (dataset, all) -> {
          Set<List<String>> parents = keys.getOrDefault(dataset, Set.of());
          for (Child child : all) {
            if (!parents.contains(child.parent())) {
              findings.add(
                  Kind.MISSING_PARENT,
                  child.path(),
                  "a row " + child.parent() + " in " + dataset,
                  "none");
            }
          }
        });
  }

  private void checkCounts(List<String> documents) {
    for (String key : documents) {
      findings.same(
          Kind.WRONG_ROWS,
          "rows of " + key,
          new TreeMap<>(entries.get(key).rows()),
          new TreeMap<>(rowsByKey.getOrDefault(key, Map.of())));
    }
  }

  /** Reads no more columns than the rules need. */
  private Schema projection(DataFile file, DatasetState state) throws IOException {
    Set<String> names = new HashSet<>(List.of(RowOrigin.SOURCE_KEY, "content_hash", IS_CURRENT));
    names.addAll(state.keyColumns());
    state.references().forEach(reference -> names.addAll(reference.columns()));
    return Projection.of(RowReader.schemaOf(storage, file.path()), names);
  }

  /** The source key is part of every key. */
  private static List<String> values(GenericRecord row, List<String> columns) {
    List<String> values = new ArrayList<>(columns.size() + 1);
    values.add(row.get(RowOrigin.SOURCE_KEY).toString());
    for (String column : columns) {
      Object value = row.hasField(column) ? row.get(column) : null;
      values.add(value == null ? "" : value.toString());
    }
    return values;
  }

  private record Child(String path, List<String> parent) {}
}

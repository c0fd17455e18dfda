package io.varve.io.audit.lineage;

import io.varve.io.audit.SourceRows;
import io.varve.io.model.DataFile;
import io.varve.io.model.DatasetState;
import io.varve.io.model.Snapshot;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/**
 * Finds rows by their id, which is the last key column of a dataset, such as {@code section_id}.
 * Decodes that column alone in the data files without such a row. Safe for several threads.
 */
public final class RowFinder {

  private static final String START = "start";
  private static final String END = "end";

  private final Warehouse warehouse;
  private final History history;
  private final Snapshot snapshot;

  public RowFinder(Warehouse warehouse, History history, Snapshot snapshot) {
    this.warehouse = warehouse;
    this.history = history;
    this.snapshot = snapshot;
  }

  /**
   * Returns the rows with an id: of several source files when these have the same document.
   *
   * @param dataset dataset to look in; absent for all
   * @throws io.varve.io.storage.DamagedException when a data file with such a row is not what was
   *     recorded
   */
  public List<RowPlace> find(Optional<String> dataset, String id) throws IOException {
    List<DataFile> files = new ArrayList<>();
    history.forEachDataFile(
        warehouse,
        snapshot,
        file -> {
          if (dataset.isEmpty() || dataset.get().equals(file.dataset())) {
            files.add(file);
          }
        });
    List<RowPlace> places = new ArrayList<>();
    for (DataFile file : files) {
      DatasetState state = snapshot.datasets().get(file.dataset());
      if (state != null) {
        places.addAll(findIn(file, state.keyColumns(), id));
      }
    }
    return places;
  }

  private List<RowPlace> findIn(DataFile file, List<String> keyColumns, String id)
      throws IOException {
    Set<String> columns = new HashSet<>(keyColumns);
    columns.addAll(Set.of(RowOrigin.SOURCE_KEY, "content_hash", "run_id", START, END));
    List<RowPlace> places = new ArrayList<>();
    for (GenericRecord row :
        new SourceRows(warehouse.storage())
            .having(keyColumns.get(keyColumns.size() - 1), id, file, columns)) {
      TreeMap<String, String> keys = new TreeMap<>();
      keyColumns.forEach(column -> keys.put(column, String.valueOf(row.get(column))));
      RowOrigin origin =
          new RowOrigin(
              row.get(RowOrigin.SOURCE_KEY).toString(),
              row.get("content_hash").toString(),
              row.get("run_id").toString());
      places.add(new RowPlace(file, origin, keys, span(row)));
    }
    return places;
  }

  private static Optional<RowPlace.Span> span(GenericRecord row) {
    return row.hasField(START)
            && row.hasField(END)
            && row.get(START) instanceof Integer start
            && row.get(END) instanceof Integer end
        ? Optional.of(new RowPlace.Span(start, end))
        : Optional.empty();
  }
}

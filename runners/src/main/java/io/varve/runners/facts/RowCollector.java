package io.varve.runners.facts;

import io.varve.io.audit.diff.RowDifference;
import io.varve.io.audit.diff.SnapshotDifference;
import io.varve.io.model.DatasetState;
import io.varve.io.model.Snapshot;
import io.varve.io.storage.Storage;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.render.ChangedRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/** Counts the rows that differ, and keeps the first of them. Use once. */
public final class RowCollector implements RowDifference.Visitor {

  private final long limit;
  private final List<GenericRecord> added = new ArrayList<>();
  private final List<GenericRecord> removed = new ArrayList<>();
  private long addedCount;
  private long removedCount;

  private RowCollector(long limit) {
    this.limit = limit;
  }

  /**
   * Returns the rows of a dataset that differ; memory grows with the limit.
   *
   * @param limit number of rows to keep of each kind
   * @throws UserException when neither snapshot has the dataset
   */
  public static ChangedRows of(
      Storage storage, SnapshotDifference difference, String dataset, long limit)
      throws IOException {
    Map<String, DatasetState> known = new TreeMap<>();
    known.putAll(difference.from().map(Snapshot::datasets).orElse(Map.of()));
    known.putAll(difference.to().datasets());
    if (!known.containsKey(dataset)) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid --rows: neither snapshot has a dataset "
              + dataset
              + "; there are "
              + String.join(", ", known.keySet())
              + ".");
    }
    RowCollector collector = new RowCollector(limit);
    new RowDifference(storage, difference, dataset).visit(collector);
    return new ChangedRows(
        dataset,
        known.get(dataset).keyColumns(),
        collector.addedCount,
        collector.removedCount,
        collector.added,
        collector.removed);
  }

  @Override
  public void removed(GenericRecord row) {
    removedCount++;
    if (removed.size() < limit) {
      removed.add(row);
    }
  }

  @Override
  public void added(GenericRecord row) {
    addedCount++;
    if (added.size() < limit) {
      added.add(row);
    }
  }
}

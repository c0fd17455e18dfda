package io.varve.io.iceberg;

import io.varve.io.model.DataFile;
import io.varve.io.model.Snapshot;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.Transactions;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;

/**
 * Publishes one dataset of a snapshot as a table: one new Iceberg snapshot that adds and removes
 * exactly the difference of data files. All of it becomes visible at once. When another publication
 * comes first, the difference is computed anew. Use from one thread.
 */
final class TablePublication {

  /** So often the difference is computed anew. */
  private static final int MOST_TRIES = 8;

  /**
   * The data files are the warehouse's: an engine must not delete them when it expires snapshots.
   * What was computed against another version must not be applied again.
   */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          TableProperties.FORMAT_VERSION, "2",
          TableProperties.GC_ENABLED, "false",
          TableProperties.COMMIT_NUM_RETRIES, "0");

  private final String dataset;
  private final TableFolder folder;
  private final LocatedStorage data;
  private final TableVersions versions;

  TablePublication(String dataset, TableFolder folder, LocatedStorage data) {
    this.dataset = dataset;
    this.folder = folder;
    this.data = data;
    this.versions = new TableVersions(folder, new StorageFileIO(folder, data));
  }

  /**
   * Publishes.
   *
   * @param files data files of the dataset in the snapshot
   * @param labels what to say of the snapshot
   * @param kept tells whether a snapshot is kept: the table forgets the others
   * @param erased paths of data files that were erased: the table forgets who names them
   */
  PublishedTable publish(
      Snapshot snapshot,
      List<DataFile> files,
      Map<String, String> labels,
      LongPredicate kept,
      Set<String> erased)
      throws IOException {
    refuseOthers(snapshot);
    Map<String, DataFile> wanted = new LinkedHashMap<>();
    files.forEach(file -> wanted.put(data.of(file.path()), file));
    Set<String> gone = erased.stream().map(data::of).collect(Collectors.toSet());
    for (int i = 1; ; i++) {
      try {
        TableDifference difference =
            TableDifference.between(Optional.ofNullable(versions.current()), versions.io(), wanted);
        boolean changed = commit(snapshot, difference, labels);
        new ForgottenVersions(versions).drop(kept, gone);
        versions.hint();
        return result(wanted, difference, changed);
      } catch (CommitFailedException e) {
        if (i == MOST_TRIES) {
          throw new PublicationException(
              dataset, "others kept publishing to " + folder.location() + "; try again", e);
        }
        TableMetadata unused = versions.refresh();
      }
    }
  }

  /** Returns whether there was anything to commit. */
  private boolean commit(Snapshot snapshot, TableDifference difference, Map<String, String> labels)
      throws IOException {
    Optional<Schema> columns =
        Optional.ofNullable(snapshot.datasets().get(dataset))
            .map(state -> TableSchema.of(state.schema()));
    boolean isNew = versions.current() == null;
    if (!isNew && difference.isEmpty() && isPublished(snapshot)) {
      return false;
    }
    Transaction transaction =
        isNew
            ? Transactions.createTableTransaction(dataset, versions, empty(columns.orElseThrow()))
            : Transactions.newTransaction(dataset, versions);
    TableChange change = new TableChange(transaction, data);
    try {
      columns.ifPresent(change::columns);
      change.files(difference, labels);
    } catch (IllegalArgumentException | ValidationException e) {
      throw new PublicationException(
          dataset,
          "the table "
              + folder.location()
              + " cannot take its columns ("
              + e.getMessage()
              + "). Publish to another --location.",
          e);
    }
    transaction.commitTransaction();
    return true;
  }

  private TableMetadata empty(Schema columns) {
    return TableMetadata.newTableMetadata(
        columns,
        PartitionSpec.unpartitioned(),
        SortOrder.unsorted(),
        folder.location(),
        PROPERTIES);
  }

  private boolean isPublished(Snapshot snapshot) {
    return Optional.ofNullable(versions.current().currentSnapshot())
        .flatMap(SnapshotLabels::published)
        .equals(Optional.of(snapshot.id()));
  }

  private void refuseOthers(Snapshot snapshot) throws IOException {
    Optional<org.apache.iceberg.Snapshot> there =
        Optional.ofNullable(versions.current())
            .flatMap(table -> Optional.ofNullable(table.currentSnapshot()));
    if (there.isPresent()
        && !snapshot.warehouseId().equals(there.get().summary().get(SnapshotLabels.WAREHOUSE))) {
      throw new PublicationException(
          dataset,
          folder.location()
              + " is a table that this warehouse did not publish. Name another --location.");
    }
  }

  private PublishedTable result(
      Map<String, DataFile> wanted, TableDifference difference, boolean changed) {
    return new PublishedTable(
        dataset,
        folder.location(),
        folder.root().of(folder.version(versions.version())),
        changed,
        difference.added().size(),
        difference.removed().size(),
        wanted.size(),
        wanted.values().stream().mapToLong(DataFile::rows).sum());
  }
}

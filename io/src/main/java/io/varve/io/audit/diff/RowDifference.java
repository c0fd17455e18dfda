package io.varve.io.audit.diff;

import io.varve.io.manifest.VerifiedFile;
import io.varve.io.model.DataFile;
import io.varve.io.model.FileRef;
import io.varve.io.parquet.RowReader;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/**
 * The rows of one dataset that one snapshot has and another does not, as multisets: taking the
 * removed rows out of the first and putting the added ones in gives the second. Rows are equal when
 * all their columns but {@code run_id} are.
 *
 * <p>Reads only data files that differ, those of the first snapshot twice, each verified against
 * its hash before. Memory grows with the rows in them, about 100 bytes for each row of the first;
 * no row is kept. Use once.
 */
public final class RowDifference {

  private final Storage storage;
  private final List<FileChange> files;
  private final Map<RowDigest, Integer> unmatched = new HashMap<>();

  /**
   * Returns the difference of one dataset.
   *
   * @param difference the snapshots
   */
  public RowDifference(Storage storage, SnapshotDifference difference, String dataset) {
    this.storage = storage;
    this.files =
        difference.files().stream().filter(file -> file.dataset().equals(dataset)).toList();
  }

  /** Receives rows. */
  public interface Visitor {

    /** Receives a row that only the first snapshot has. */
    void removed(GenericRecord row) throws IOException;

    /** Receives a row that only the second snapshot has. */
    void added(GenericRecord row) throws IOException;
  }

  /**
   * Visits the removed rows after the added ones, each in the order of the data files.
   *
   * @throws io.varve.io.storage.DamagedException when a data file is not what was recorded
   */
  public void visit(Visitor visitor) throws IOException {
    for (FileChange file : files) {
      if (file.before().isPresent()) {
        verify(file.before().get());
        read(file.before().get(), row -> unmatched.merge(RowDigest.of(row), 1, Integer::sum));
      }
    }
    for (FileChange file : files) {
      if (file.after().isPresent()) {
        verify(file.after().get());
        read(
            file.after().get(),
            row -> {
              if (!take(row)) {
                visitor.added(row);
              }
            });
      }
    }
    for (FileChange file : files) {
      if (file.before().isPresent() && !unmatched.isEmpty()) {
        read(
            file.before().get(),
            row -> {
              if (take(row)) {
                visitor.removed(row);
              }
            });
      }
    }
  }

  private boolean take(GenericRecord row) {
    RowDigest digest = RowDigest.of(row);
    boolean there = unmatched.containsKey(digest);
    unmatched.computeIfPresent(digest, (d, count) -> count == 1 ? null : count - 1);
    return there;
  }

  private void verify(DataFile file) throws IOException {
    VerifiedFile.verify(
        storage, new FileRef(file.path(), file.rows(), file.sizeBytes(), file.sha256()));
  }

  /** Receives each row of a file. */
  private interface EachRow {
    void visit(GenericRecord row) throws IOException;
  }

  private void read(DataFile file, EachRow visitor) throws IOException {
    try (RowReader reader = RowReader.open(storage, file.path())) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        visitor.visit(row.get());
      }
    }
  }
}

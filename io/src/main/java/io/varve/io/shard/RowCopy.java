package io.varve.io.shard;

import io.varve.io.manifest.VerifiedFile;
import io.varve.io.model.DataFile;
import io.varve.io.model.FileRef;
import io.varve.io.parquet.RowFile;
import io.varve.io.parquet.RowGroups;
import io.varve.io.parquet.RowGroups.Run;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Copies rows of data files of one dataset into one new data file: every column as it is, in the
 * order in which they come. Row groups whose rows are all copied are copied as bytes, those without
 * such rows are passed over; only mixed ones are read value by value, and small ones, so that they
 * are joined. Nothing is visible before {@link #publish()}. Memory grows with the number of source
 * keys. Not safe for several threads.
 */
public final class RowCopy implements Closeable {

  private final Storage storage;
  private final String dataset;
  private final ShardName target;
  private final Map<String, Long> seen = new TreeMap<>();
  private Optional<Schema> schema = Optional.empty();
  private Optional<RowFile> open = Optional.empty();

  /** Returns a copy that has no rows yet. */
  public RowCopy(Storage storage, String dataset, ShardName target) {
    this.storage = storage;
    this.dataset = dataset;
    this.target = target;
  }

  /**
   * Appends rows of a data file, which is verified first.
   *
   * @param keep tells the source keys whose rows are copied
   * @throws DamagedException when the file is not what was recorded
   * @throws IllegalArgumentException when its columns are not those of the files before it: a
   *     column or a value would be lost
   */
  public void add(DataFile source, Predicate<String> keep) throws IOException {
    VerifiedFile.verify(
        storage, new FileRef(source.path(), source.rows(), source.sizeBytes(), source.sha256()));
    long rows = 0;
    try (RowGroups groups = RowGroups.open(storage, source.path())) {
      expectSchema(source, groups.schema());
      for (int group = 0; group < groups.count(); group++) {
        rows += add(groups, group, keep);
      }
    }
    if (rows != source.rows()) {
      throw new DamagedException(source.path(), source.rows() + " rows", rows + " rows");
    }
  }

  private void expectSchema(DataFile source, Schema written) {
    if (!schema.orElse(written).equals(written)) {
      throw new IllegalArgumentException(
          "Invalid copy of dataset " + dataset + ": " + source.path() + " has other columns");
    }
    schema = Optional.of(written);
  }

  /** Returns the number of rows met, copied or not. */
  private long add(RowGroups groups, int group, Predicate<String> keep) throws IOException {
    List<Run> runs = groups.runs(RowOrigin.SOURCE_KEY, group);
    runs.forEach(run -> seen.merge(run.text(), run.rows(), Long::sum));
    long kept = runs.stream().map(Run::text).filter(keep).count();
    if (kept > 0 && !file().takes(groups)) {
      decode(groups, group, keep);
    } else if (kept == runs.size() && !groups.isSmall(group)) {
      file().append(groups, group);
    } else if (kept > 0) {
      file().append(groups, group, runs, keep);
    }
    return groups.rows(group);
  }

  /** Goes by way of rows: the same schema may have become other columns in another version. */
  private void decode(RowGroups groups, int group, Predicate<String> keep) throws IOException {
    String before = "";
    try (RowReader reader = RowReader.open(storage, groups.path(), groups.place(group))) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        String key = row.get().get(RowOrigin.SOURCE_KEY).toString();
        if (keep.test(key)) {
          if (!key.equals(before)) {
            file().mayCut();
          }
          file().write(row.get());
          before = key;
        }
      }
    }
  }

  /** Returns the number of rows copied so far. */
  public long rows() {
    return open.map(RowFile::rows).orElse(0L);
  }

  /** Returns the number of rows met so far by source key, copied or not. */
  public Map<String, Long> seen() {
    return Collections.unmodifiableMap(seen);
  }

  /** Makes the new data file durable and visible; nothing when no row was copied. */
  public Optional<DataFile> publish() throws IOException {
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(target.dataFile(dataset, open.get().publish()));
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  private RowFile file() throws IOException {
    if (open.isEmpty()) {
      open = Optional.of(RowFile.create(storage, target.path(dataset), schema.orElseThrow()));
    }
    return open.get();
  }
}

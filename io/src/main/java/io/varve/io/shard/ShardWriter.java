package io.varve.io.shard;

import io.varve.io.model.DataFile;
import io.varve.io.model.Dataset;
import io.varve.io.model.FileRef;
import io.varve.io.parquet.RowFile;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowSchema;
import io.varve.io.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/**
 * Writes the rows of one shard, document by document, into one new data file per dataset. A dataset
 * without rows gets no file. Nothing is visible before {@link #publish()}. Not safe for several
 * threads.
 */
public final class ShardWriter implements Closeable {

  private final Storage storage;
  private final ShardName name;
  private final Map<String, RowSchema> schemas = new LinkedHashMap<>();
  private final Map<String, RowFile> files = new LinkedHashMap<>();
  private final RowRules rules;

  public ShardWriter(Storage storage, ShardName name, List<Dataset> datasets) {
    this.storage = storage;
    this.name = name;
    this.rules = new RowRules(datasets);
    datasets.forEach(dataset -> schemas.put(dataset.name(), RowSchema.of(dataset)));
  }

  /**
   * Turns the rows of one document into stored rows, without writing any.
   *
   * @throws BadRowsException when they break a rule of their dataset or do not fit its columns
   */
  public Map<String, List<GenericRecord>> prepare(RowOrigin origin, Map<String, List<Record>> rows)
      throws BadRowsException {
    Map<String, List<GenericRecord>> stored = new LinkedHashMap<>();
    for (Map.Entry<String, List<Record>> each : rows.entrySet()) {
      RowSchema schema = schemas.get(each.getKey());
      if (schema == null) {
        throw new BadRowsException("dataset " + each.getKey() + " is not one that was declared");
      }
      List<GenericRecord> list = new ArrayList<>(each.getValue().size());
      try {
        each.getValue().forEach(row -> list.add(schema.row(origin, row)));
      } catch (IllegalArgumentException e) {
        throw new BadRowsException(
            "dataset " + each.getKey() + " cannot hold it: " + e.getMessage());
      }
      stored.put(each.getKey(), list);
    }
    Optional<String> violation = rules.firstViolation(stored);
    if (violation.isPresent()) {
      throw new BadRowsException(violation.get());
    }
    return stored;
  }

  /** Appends the prepared rows of one document; returns their number per dataset. */
  public Map<String, Long> append(Map<String, List<GenericRecord>> prepared) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    for (Map.Entry<String, List<GenericRecord>> each : prepared.entrySet()) {
      if (!each.getValue().isEmpty()) {
        RowFile file = file(each.getKey());
        for (GenericRecord row : each.getValue()) {
          file.write(row);
        }
        file.mayCut();
        counts.put(each.getKey(), (long) each.getValue().size());
      }
    }
    return counts;
  }

  /** Makes the data files durable and visible. */
  public List<DataFile> publish() throws IOException {
    List<DataFile> published = new ArrayList<>();
    for (Map.Entry<String, RowFile> each : files.entrySet()) {
      FileRef file = each.getValue().publish();
      published.add(name.dataFile(each.getKey(), file));
    }
    return published;
  }

  @Override
  public void close() throws IOException {
    for (RowFile file : files.values()) {
      file.close();
    }
  }

  private RowFile file(String dataset) throws IOException {
    RowFile open = files.get(dataset);
    if (open == null) {
      open = RowFile.create(storage, name.path(dataset), schemas.get(dataset).avro());
      files.put(dataset, open);
    }
    return open;
  }

  /**
   * The rows of a document contradict each other. The message completes "it was extracted, but ".
   */
  public static final class BadRowsException extends Exception {
    private static final long serialVersionUID = 1;

    BadRowsException(String message) {
      super(message);
    }
  }
}

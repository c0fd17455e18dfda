package io.varve.io.manifest;

import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.parquet.RecordSchema;
import io.varve.io.parquet.RowFile;
import io.varve.io.parquet.RowReader;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads and writes a keyed list that is stored in layers.
 *
 * <p>Each file is verified against its recorded hash before a row of it is used. Memory grows with
 * the number of keys in the changes (about 150 bytes a key), not with the base. Safe for several
 * threads.
 *
 * @param <T> record class of a row
 */
public final class LayeredTable<T extends Record> {

  private final Storage storage;
  private final RecordSchema<T> schema;
  private final Function<T, String> key;
  private final Predicate<T> removal;

  LayeredTable(Storage storage, Class<T> type, Function<T, String> key, Predicate<T> removal) {
    this.storage = storage;
    this.schema = RecordSchema.of(type);
    this.key = key;
    this.removal = removal;
  }

  /** Receives rows; may fail while storing them. */
  @FunctionalInterface
  public interface Visitor<T> {
    void visit(T row) throws IOException;
  }

  /**
   * Visits the row of each key that is not removed, once, in no particular order.
   *
   * @throws DamagedException when a file is not what was recorded
   */
  public void forEach(Layers layers, Visitor<T> visitor) throws IOException {
    newest(
        layers.newestFirst(),
        layers.base(),
        row -> {
          if (!removal.test(row)) {
            visitor.visit(row);
          }
        });
  }

  /** Returns the row of one key, if it has one that is not removed. */
  public Optional<T> find(Layers layers, String wanted) throws IOException {
    for (FileRef file : layers.newestFirst()) {
      FirstMatch<T> match = new FirstMatch<>();
      readFile(
          file,
          row -> {
            if (match.row.isEmpty() && key.apply(row).equals(wanted)) {
              match.row = Optional.of(row);
            }
          });
      if (match.row.isPresent()) {
        return match.row.filter(removal.negate());
      }
    }
    return Optional.empty();
  }

  /** Visits all rows of one file, removals included, in the order of the file. */
  public void readFile(FileRef file, Visitor<T> visitor) throws IOException {
    VerifiedFile.verify(storage, file);
    long rows = 0;
    try (RowReader reader = RowReader.open(storage, file.path(), schema.avro())) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        visitor.visit(schema.value(row.get()));
        rows++;
      }
    }
    if (rows != file.rows()) {
      throw new DamagedException(file.path(), file.rows() + " rows", rows + " rows");
    }
  }

  /** Starts a new file of rows; each key may stand in it once. */
  public Writer<T> write(String path) throws IOException {
    return new Writer<>(RowFile.create(storage, path, schema.avro()), schema, key);
  }

  /** Writes the newest row of each key into one file: a new base without removals. */
  public FileRef fold(Layers layers, String path) throws IOException {
    try (Writer<T> writer = write(path)) {
      forEach(layers, writer::append);
      return writer.publish();
    }
  }

  /**
   * Writes the newest change of each key into one file, removals included: it replaces all the
   * changes.
   */
  public FileRef mergeDeltas(Layers layers, String path) throws IOException {
    try (Writer<T> writer = write(path)) {
      Layers changes = new Layers(Optional.empty(), layers.deltas());
      newest(changes.newestFirst(), Optional.empty(), writer::append);
      return writer.publish();
    }
  }

  private void newest(List<FileRef> newestFirst, Optional<FileRef> base, Visitor<T> visitor)
      throws IOException {
    Set<String> seen = new HashSet<>();
    for (FileRef file : newestFirst) {
      boolean last = base.isPresent() && base.get().equals(file);
      readFile(
          file,
          row -> {
            String name = key.apply(row);
            if (last ? !seen.contains(name) : seen.add(name)) {
              visitor.visit(row);
            }
          });
    }
  }

  private static final class FirstMatch<T> {
    private Optional<T> row = Optional.empty();
  }

  /** Writes one file of rows. Not safe for several threads. */
  public static final class Writer<T extends Record> implements AutoCloseable {
    private final RowFile file;
    private final RecordSchema<T> schema;
    private final Function<T, String> key;
    private final Set<String> keys = new HashSet<>();

    private Writer(RowFile file, RecordSchema<T> schema, Function<T, String> key) {
      this.file = file;
      this.schema = schema;
      this.key = key;
    }

    /**
     * Appends a row.
     *
     * @throws IllegalStateException when its key is already in the file
     */
    public void add(T row) throws IOException {
      if (!keys.add(key.apply(row))) {
        throw new IllegalStateException(
            "Cannot write the manifest: it has two rows for " + key.apply(row));
      }
      append(row);
    }

    /** Appends a row whose key is known to be new; a base of any size costs no memory. */
    private void append(T row) throws IOException {
      file.write(schema.row(row));
    }

    /** Returns the number of rows so far. */
    public long rows() {
      return file.rows();
    }

    /** Makes the file durable and visible. */
    public FileRef publish() throws IOException {
      return file.publish();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}

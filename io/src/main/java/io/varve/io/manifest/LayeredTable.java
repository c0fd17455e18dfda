package io.varve.io.manifest;

import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.parquet.RecordSchema;
import io.varve.io.parquet.RowFile;
import io.varve.io.parquet.RowReader;
import io.varve.io.parquet.RowReader.RowGroup;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.Schema;
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
  private final Key<T> key;
  private final Predicate<T> removal;

  LayeredTable(Storage storage, Class<T> type, Key<T> key, Predicate<T> removal) {
    this.storage = storage;
    this.schema = RecordSchema.of(type);
    this.key = key;
    this.removal = removal;
  }

  /**
   * What identifies a row.
   *
   * @param of the key of a row
   * @param columns text columns that it is made of
   */
  record Key<T>(Function<T, String> of, List<String> columns) {

    Key {
      columns = List.copyOf(columns);
    }

    Map<String, Set<String>> filter(String... values) {
      if (values.length != columns.size()) {
        throw new IllegalArgumentException(
            "Invalid key: " + List.of(values) + ", expected values of " + columns);
      }
      Map<String, Set<String>> filter = new TreeMap<>();
      for (int i = 0; i < values.length; i++) {
        filter.put(columns.get(i), Set.of(values[i]));
      }
      return filter;
    }
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

  /**
   * Returns the row of one key, if it has one that is not removed.
   *
   * @param wanted the values of the key's columns
   * @throws DamagedException when a file is not what was recorded
   */
  public Optional<T> find(Layers layers, String... wanted) throws IOException {
    for (FileRef file : layers.newestFirst()) {
      Optional<T> row = findIn(file, wanted);
      if (row.isPresent()) {
        return row.filter(removal.negate());
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the row of one key in one file, which may be a removal. The whole file is hashed, but
   * only its keys are decoded, unless it has the row.
   *
   * @throws DamagedException when the file is not what was recorded
   */
  public Optional<T> findIn(FileRef file, String... wanted) throws IOException {
    VerifiedFile.verify(storage, file);
    Map<String, Set<String>> filter = key.filter(wanted);
    // Without the first look every column of every row near the key would be decoded.
    return first(file, schema.only(key.columns()), filter).isEmpty()
        ? Optional.empty()
        : first(file, schema.reading(), filter).map(schema::value);
  }

  /**
   * Returns the rows of some keys that are not removed, by key, for a table whose key is one
   * column; memory grows with the number of keys asked for.
   *
   * @throws DamagedException when a file is not what was recorded
   */
  public Map<String, T> findAll(Layers layers, Set<String> wanted) throws IOException {
    Map<String, T> found = new HashMap<>();
    Set<String> left = new HashSet<>(wanted);
    for (FileRef file : layers.newestFirst()) {
      if (left.isEmpty()) {
        break;
      }
      VerifiedFile.verify(storage, file);
      Set<String> here = new HashSet<>();
      for (T value : allIn(file, left)) {
        here.add(key.of().apply(value));
        if (!removal.test(value)) {
          found.put(key.of().apply(value), value);
        }
      }
      left.removeAll(here);
    }
    return found;
  }

  /** Of row groups that have none of them only the keys are decoded. */
  private List<T> allIn(FileRef file, Set<String> wanted) throws IOException {
    List<T> rows = new ArrayList<>();
    String path = file.path();
    Map<String, Set<String>> filter = Map.of(key.columns().get(0), wanted);
    for (RowGroup group : RowReader.groups(storage, path)) {
      if (hasAny(path, filter, group)) {
        try (RowReader reader = RowReader.open(storage, path, schema.reading(), filter, group)) {
          for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(schema.value(row.get()));
          }
        }
      }
    }
    return rows;
  }

  private boolean hasAny(String path, Map<String, Set<String>> filter, RowGroup group)
      throws IOException {
    try (RowReader reader =
        RowReader.open(storage, path, schema.only(key.columns()), filter, group)) {
      return reader.next().isPresent();
    }
  }

  /**
   * Returns the rows whose key begins with a text and that are not removed, by key, for a table
   * whose key is one column; memory grows with their number. Of the others only the key is decoded.
   *
   * @throws DamagedException when a file is not what was recorded
   */
  public Map<String, T> findBelow(Layers layers, String prefix) throws IOException {
    Map<String, T> found = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (FileRef file : layers.newestFirst()) {
      VerifiedFile.verify(storage, file);
      if (hasBelow(file, prefix)) {
        try (RowReader reader =
            RowReader.open(storage, file.path(), schema.reading(), key.columns().get(0), prefix)) {
          for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
            T value = schema.value(row.get());
            String name = key.of().apply(value);
            if (seen.add(name) && !removal.test(value)) {
              found.put(name, value);
            }
          }
        }
      }
    }
    return found;
  }

  private boolean hasBelow(FileRef file, String prefix) throws IOException {
    String column = key.columns().get(0);
    try (RowReader reader =
        RowReader.open(storage, file.path(), schema.only(List.of(column)), column, prefix)) {
      return reader.next().isPresent();
    }
  }

  private Optional<GenericRecord> first(
      FileRef file, Schema columns, Map<String, Set<String>> filter) throws IOException {
    try (RowReader reader = RowReader.open(storage, file.path(), columns, filter)) {
      return reader.next();
    }
  }

  /** Visits all rows of one file, removals included, in the order of the file. */
  public void readFile(FileRef file, Visitor<T> visitor) throws IOException {
    VerifiedFile.verify(storage, file);
    long rows = 0;
    try (RowReader reader = RowReader.open(storage, file.path(), schema.reading())) {
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
            String name = key.of().apply(row);
            if (last ? !seen.contains(name) : seen.add(name)) {
              visitor.visit(row);
            }
          });
    }
  }

  /** Writes one file of rows. Not safe for several threads. */
  public static final class Writer<T extends Record> implements AutoCloseable {
    private final RowFile file;
    private final RecordSchema<T> schema;
    private final Key<T> key;
    private final Set<String> keys = new HashSet<>();

    private Writer(RowFile file, RecordSchema<T> schema, Key<T> key) {
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
      if (!keys.add(key.of().apply(row))) {
        throw new IllegalStateException(
            "Cannot write the manifest: it has two rows for " + key.of().apply(row));
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

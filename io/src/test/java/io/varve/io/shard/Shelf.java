package io.varve.io.shard;

import io.varve.io.model.ContentHash;
import io.varve.io.model.DataFile;
import io.varve.io.model.Dataset;
import io.varve.io.model.ModelSamples;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.shard.ShardWriter.BadRowsException;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/** Data files of one dataset with documents of chosen sizes, and what can be read of them. */
final class Shelf implements AutoCloseable {

  /** A page of a document; its text cannot be compressed. */
  record Page(int number, String text, Optional<String> note) {}

  static final Dataset PAGES = new Dataset("pages", Page.class, List.of("number"), List.of());

  /** Pages that fill a row group alone. */
  static final int FULL = 120;

  private static final int PAGE_CHARACTERS = 24_000;

  private final String name;
  private final InMemoryStorage storage;
  private final Random random = new Random(20240302);
  private int shards;

  Shelf(String name) {
    this.name = name;
    storage = InMemoryStorage.named(name);
  }

  InMemoryStorage storage() {
    return storage;
  }

  static Map<String, Integer> documents(Object... keysAndPages) {
    Map<String, Integer> documents = new LinkedHashMap<>();
    for (int i = 0; i < keysAndPages.length; i += 2) {
      documents.put((String) keysAndPages[i], (Integer) keysAndPages[i + 1]);
    }
    return documents;
  }

  /** Writes a data file. */
  DataFile file(Map<String, Integer> pagesByKey) throws IOException, BadRowsException {
    ShardName name = new ShardName("shard-" + shards, "run-1", "attempt-" + shards);
    shards++;
    try (ShardWriter writer = new ShardWriter(storage, name, List.of(PAGES))) {
      for (Map.Entry<String, Integer> document : pagesByKey.entrySet()) {
        RowOrigin origin = new RowOrigin(document.getKey(), ModelSamples.HASH, "run-1");
        writer.append(writer.prepare(origin, Map.of("pages", pages(document.getValue()))));
      }
      return writer.publish().get(0);
    }
  }

  private List<Record> pages(int count) {
    List<Record> pages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[PAGE_CHARACTERS / 4 * 3];
      random.nextBytes(bytes);
      String text = Base64.getEncoder().encodeToString(bytes);
      pages.add(new Page(i, text, i % 3 == 0 ? Optional.of("note " + i) : Optional.empty()));
    }
    return pages;
  }

  RowCopy newCopy() {
    return new RowCopy(storage, "pages", new ShardName("copy", "run-2", "attempt-1"));
  }

  byte[] bytes(DataFile file) throws IOException {
    return storage.read(file.path());
  }

  /** Returns all rows as text, in order. */
  List<String> rows(DataFile... files) throws IOException {
    List<String> rows = new ArrayList<>();
    for (DataFile file : files) {
      rows.addAll(all(RowReader.open(storage, file.path())));
    }
    return rows;
  }

  /** Returns the rows with certain texts as text, in order. */
  List<String> find(DataFile file, Map<String, Set<String>> texts) throws IOException {
    return all(
        RowReader.open(storage, file.path(), RowReader.schemaOf(storage, file.path()), texts));
  }

  private static List<String> all(RowReader open) throws IOException {
    List<String> rows = new ArrayList<>();
    try (RowReader reader = open) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get().toString());
      }
    }
    return rows;
  }

  static List<String> of(String key, List<String> rows) {
    return rows.stream().filter(row -> row.contains("\"source_key\": \"" + key + "\"")).toList();
  }

  /** Returns the keys in each row group of a file, in order. */
  List<String> groups(DataFile file) throws IOException {
    List<String> groups = new ArrayList<>();
    for (RowReader.RowGroup group : RowReader.groups(storage, file.path())) {
      Map<String, Integer> keys = new TreeMap<>();
      try (RowReader reader = RowReader.open(storage, file.path(), group)) {
        for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
          keys.merge(row.get().get("source_key").toString(), 1, Integer::sum);
        }
      }
      groups.add(keys.toString());
    }
    return groups;
  }

  /**
   * Changes one byte in the middle of a row group, which a page's checksum tells, and returns the
   * file with the hash of what it has become.
   */
  DataFile spoiled(DataFile file, int group) throws IOException {
    RowReader.RowGroup place = RowReader.groups(storage, file.path()).get(group);
    byte[] bytes = bytes(file);
    bytes[Math.toIntExact((place.start() + place.end()) / 2)] ^= 1;
    storage.delete(file.path());
    storage.createIfAbsent(file.path(), bytes);
    return new DataFile(
        file.dataset(),
        file.shard(),
        file.path(),
        file.rows(),
        file.sizeBytes(),
        ContentHash.of(bytes).value(),
        file.runId());
  }

  @Override
  public void close() {
    storage.assertNothingOpen();
    InMemoryStorage.forget(name);
  }
}

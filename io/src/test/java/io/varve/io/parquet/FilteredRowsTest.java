package io.varve.io.parquet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Rows with certain texts are all found, whatever pages and statistics would let the reader skip.
 */
class FilteredRowsTest {

  private static final String NAME = "FilteredRowsTest";

  /** More than one page of a column holds. */
  private static final int ROWS = 45_000;

  private final InMemoryStorage storage = InMemoryStorage.named(NAME);
  private final RecordSchema<Line> schema = RecordSchema.of(Line.class);

  /** A row. */
  public record Line(String key, Optional<String> word, int number) {}

  @BeforeEach
  void writeRows() throws IOException {
    try (RowFile file = RowFile.create(storage, "rows", schema.avro())) {
      for (int i = 0; i < ROWS; i++) {
        // Keys in no order, so that each page has small ones and great ones.
        file.write(schema.row(new Line(key(i), word(i), i)));
      }
      file.publish();
    }
  }

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void eachKeyIsFoundOnce() throws IOException {
    for (int i : new int[] {0, 1, 19_999, 20_000, 20_001, 39_999, ROWS - 1}) {
      assertThat(numbers(Map.of("key", Set.of(key(i)))), contains(i));
    }
  }

  /** Copies that were never put together as rows have pages and statistics of their own. */
  @Test
  void eachKeyIsFoundOnceInACopyOfItsValues() throws IOException {
    try (RowGroups groups = RowGroups.open(storage, "rows");
        RowFile copy = RowFile.create(storage, "copy", schema.avro())) {
      copy.append(groups, 0, groups.runs("key", 0), key -> !key.equals(key(7)));
      copy.publish();
    }
    for (int i : new int[] {0, 1, 19_999, 20_000, 20_001, 39_999, ROWS - 1}) {
      assertThat(read("copy", Map.of("key", Set.of(key(i), key(7)))), contains(i));
    }
  }

  @Test
  void severalKeysAreFoundInTheOrderOfTheFile() throws IOException {
    assertThat(
        numbers(Map.of("key", Set.of(key(30_000), key(7), "none", key(31_000)))),
        contains(7, 30_000, 31_000));
  }

  @Test
  void twoColumnsMustBothFit() throws IOException {
    assertThat(
        numbers(Map.of("key", Set.of(key(3), key(4)), "word", Set.of("three"))), contains(3));
  }

  @Test
  void absentTextsFitNothing() throws IOException {
    assertThat(numbers(Map.of("word", Set.of("", "null"))), is(empty()));
    assertThat(numbers(Map.of("key", Set.of("key"))), is(empty()));
  }

  /** In UTF-8 the order of these is not that of Java's characters. */
  @Test
  void lettersBeyondTheBasicPlaneAreCompared() throws IOException {
    try (RowFile file = RowFile.create(storage, "letters", schema.avro())) {
      file.write(schema.row(new Line("\uffee", Optional.of("last in Java"), 1)));
      file.write(schema.row(new Line("\ud83d\ude00", Optional.of("last in UTF-8"), 2)));
      file.write(schema.row(new Line("é", Optional.of("between"), 3)));
      file.publish();
    }
    assertThat(
        read("letters", Map.of("key", Set.of("\uffee", "\ud83d\ude00", "é"))),
        containsInAnyOrder(1, 2, 3));
  }

  @Test
  void aFilterWithoutColumnsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> numbers(Map.of()));
  }

  private List<Integer> numbers(Map<String, Set<String>> texts) throws IOException {
    return read("rows", texts);
  }

  private List<Integer> read(String path, Map<String, Set<String>> texts) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    try (RowReader reader =
        RowReader.open(storage, path, schema.only(List.of("key", "number", "word")), texts)) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        numbers.add((Integer) row.get().get("number"));
      }
    }
    return numbers;
  }

  private static String key(int i) {
    return "key-" + i * 7919L % ROWS + "-" + i;
  }

  private static Optional<String> word(int i) {
    return i % 2 == 0 ? Optional.empty() : Optional.of(i == 3 ? "three" : "odd");
  }
}

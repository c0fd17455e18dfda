package io.varve.io.parquet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.parquet.RowGroups.Run;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are copied value by value are the rows that they were. */
class GroupRowsTest {

  private static final String NAME = "group-rows";
  private static final int KEYS = 60;

  private final InMemoryStorage storage = InMemoryStorage.named(NAME);

  /** A column of each kind, with lists and maps inside each other. */
  record Mixed(
      String key,
      String text,
      String repeated,
      Optional<String> note,
      int count,
      Optional<Long> size,
      double share,
      boolean sure,
      List<List<String>> lists,
      Optional<List<Map<String, Long>>> maps) {}

  @AfterEach
  void leavesNothing() {
    InMemoryStorage.forget(NAME);
  }

  /** Long texts fill many pages, and make the writer give dictionaries up. */
  @ParameterizedTest
  @ValueSource(ints = {5, 300, 6_000})
  void keptRunsOfAnyRowsComeOutAsTheyWere(int characters) throws Exception {
    Random random = new Random(characters);
    write("source", rows(random, characters));
    List<String> all = read("source");
    Set<String> kept = new TreeSet<>();
    for (int i = 0; i < KEYS; i++) {
      if (random.nextInt(3) > 0) {
        kept.add("k" + i);
      }
    }
    try (RowGroups groups = RowGroups.open(storage, "source");
        RowFile copy = RowFile.create(storage, "copy", RecordSchema.of(Mixed.class).avro())) {
      assertThat(groups.count(), is(1));
      List<Run> runs = groups.runs("key", 0);
      assertThat(runs, hasSize(KEYS));
      copy.append(groups, 0, runs, kept::contains);
      copy.publish();
    }
    List<String> expected =
        all.stream().filter(row -> kept.contains(row.substring(9, row.indexOf('"', 9)))).toList();
    assertThat(expected.size(), is(greaterThan(KEYS)));
    assertThat(read("copy"), is(expected));
  }

  /** A copy ends its row groups as it would if its rows came one by one. */
  @Test
  void aLargeCopyHasSeveralRowGroups() throws Exception {
    write("source", rows(new Random(1), 6_000));
    try (RowGroups groups = RowGroups.open(storage, "source");
        RowFile copy = RowFile.create(storage, "copy", RecordSchema.of(Mixed.class).avro())) {
      copy.append(groups, 0, groups.runs("key", 0), key -> true);
      copy.publish();
    }
    try (RowGroups copied = RowGroups.open(storage, "copy")) {
      assertThat(copied.count(), is(greaterThan(1)));
    }
    assertThat(read("copy"), is(read("source")));
  }

  @Test
  void otherColumnsAreRefused() throws Exception {
    write("source", rows(new Random(1), 5));
    try (RowGroups groups = RowGroups.open(storage, "source");
        RowFile copy = RowFile.create(storage, "copy", RecordSchema.of(AllTypes.class).avro())) {
      assertThrows(
          IllegalArgumentException.class,
          () -> copy.append(groups, 0, List.of(new Run("k", 1)), key -> true));
    }
  }

  private static List<Mixed> rows(Random random, int characters) {
    List<Mixed> rows = new ArrayList<>();
    for (int key = 0; key < KEYS; key++) {
      for (int i = random.nextInt(40); i >= 0; i--) {
        rows.add(row(random, "k" + key, characters));
      }
    }
    return rows;
  }

  private static Mixed row(Random random, String key, int characters) {
    List<List<String>> lists = new ArrayList<>();
    List<Map<String, Long>> maps = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      lists.add(random.nextBoolean() ? List.of() : List.of("Ä", text(random, 3)));
      Map<String, Long> counts = new HashMap<>();
      for (int entry = random.nextInt(3); entry > 0; entry--) {
        counts.put(text(random, 4), random.nextLong());
      }
      maps.add(counts);
    }
    return new Mixed(
        key,
        text(random, characters),
        "r" + random.nextInt(3),
        random.nextBoolean() ? Optional.empty() : Optional.of(text(random, 2)),
        random.nextInt(),
        random.nextBoolean() ? Optional.empty() : Optional.of(random.nextLong()),
        random.nextDouble(),
        random.nextBoolean(),
        lists,
        random.nextInt(3) == 0 ? Optional.empty() : Optional.of(maps));
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private void write(String path, List<Mixed> rows) throws IOException {
    RecordSchema<Mixed> schema = RecordSchema.of(Mixed.class);
    try (RowFile file = RowFile.create(storage, path, schema.avro())) {
      for (Mixed row : rows) {
        file.write(schema.row(row));
      }
      file.publish();
    }
  }

  private List<String> read(String path) throws IOException {
    List<String> rows = new ArrayList<>();
    try (RowReader reader = RowReader.open(storage, path)) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get().toString());
      }
    }
    return rows;
  }
}

package io.varve.io.parquet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.fallback.FallbackValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;

class LearnedDictionariesTest {

  private static final int ROWS = 3_000;

  private final LearnedDictionaries dictionaries = new LearnedDictionaries();

  /** One text that is always another one, one of two, and one that changes its ways. */
  record Texts(String unique, String repeated, String later) {}

  LearnedDictionariesTest() {
    var unused = ParquetProperties.builder().withValuesWriterFactory(dictionaries).build();
  }

  @Test
  void aColumnThatGaveItsDictionaryUpIsPlainFromThenOn() {
    group("unique", true);
    group("repeated", false);
    dictionaries.endGroup();

    assertThat(dictionaries.newValuesWriter(column("unique")), instanceOf(PlainValuesWriter.class));
    assertThat(
        dictionaries.newValuesWriter(column("repeated")), instanceOf(FallbackValuesWriter.class));
    assertThat(
        dictionaries.newValuesWriter(column("sure")), instanceOf(FallbackValuesWriter.class));
  }

  @Test
  void aColumnMayGiveItUpLater() {
    group("later", false);
    dictionaries.endGroup();
    group("later", true);
    dictionaries.endGroup();

    assertThat(dictionaries.newValuesWriter(column("later")), instanceOf(PlainValuesWriter.class));
  }

  @Test
  void whatRepeatsCountsAsNumbers() {
    group("repeated", false);
    // The length of a plain text takes four bytes, and its number in the dictionary does.
    assertThat(dictionaries.savedBytes(), is(ROWS * (long) text(1).length()));

    dictionaries.endGroup();
    assertThat(dictionaries.savedBytes(), is(0L));
  }

  @Test
  void whatHasNoDictionaryCountsWhole() {
    group("unique", true);

    assertThat(dictionaries.savedBytes(), is(0L));
  }

  @Test
  void rowsOfSeveralRowGroupsComeBack() throws IOException {
    InMemoryStorage storage = InMemoryStorage.named("learned");
    RecordSchema<Texts> schema = RecordSchema.of(Texts.class);
    List<Texts> rows = new ArrayList<>();
    try (RowFile file = RowFile.create(storage, "learned.parquet", schema.avro())) {
      for (int i = 0; i < 3 * ROWS; i++) {
        String unique = text(i);
        rows.add(new Texts(unique, "row " + i % 2, i < ROWS ? "same" : unique + i));
        file.write(schema.row(rows.get(i)));
        if (i % ROWS == ROWS - 1) {
          file.mayCut();
        }
      }
      var unused = file.publish();
    }
    assertThat(read(storage, schema), is(rows));
    storage.assertNothingOpen();
    InMemoryStorage.forget("learned");
  }

  private void group(String column, boolean unique) {
    ValuesWriter writer = dictionaries.newValuesWriter(column(column));
    for (int i = 0; i < ROWS; i++) {
      writer.writeBytes(Binary.fromString(text(unique ? i : i % 2)));
    }
  }

  private static String text(int number) {
    return Integer.toString(number).repeat(250);
  }

  private static ColumnDescriptor column(String name) {
    return ParquetFooter.columns(RecordSchema.of(Columns.class).avro())
        .getColumnDescription(new String[] {name});
  }

  /** The columns of these tests. */
  record Columns(String unique, String repeated, String later, String sure) {}

  private static List<Texts> read(InMemoryStorage storage, RecordSchema<Texts> schema)
      throws IOException {
    List<Texts> rows = new ArrayList<>();
    try (RowReader reader = RowReader.open(storage, "learned.parquet", schema.reading())) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(schema.value(row.get()));
      }
    }
    return rows;
  }
}

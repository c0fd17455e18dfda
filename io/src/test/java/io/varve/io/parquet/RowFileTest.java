package io.varve.io.parquet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.ContentHash;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.FileRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowFileTest {

  private static final String PATH = "data/all.parquet";

  private final InMemoryStorage storage = InMemoryStorage.named("row-file");

  @AfterEach
  void leavesNothingOpen() {
    storage.assertNothingOpen();
    InMemoryStorage.forget("row-file");
  }

  @Test
  void recordsComeBackFromAFileInOrder() throws IOException {
    assertRoundTrip(AllTypes.class, List.of(AllTypes.full(), AllTypes.bare(), AllTypes.full()));
  }

  @Test
  void manifestEntriesComeBackFromAFile() throws IOException {
    assertRoundTrip(
        ManifestEntry.class,
        List.of(
            ModelSamples.failed("a"),
            ModelSamples.succeeded("Ä\n"),
            ModelSamples.failed("c").removal(ModelSamples.attempt())));
  }

  @Test
  void dataFileListsComeBackFromAFile() throws IOException {
    assertRoundTrip(
        DataFileChange.class,
        List.of(
            DataFileChange.of(ModelSamples.dataFile()),
            DataFileChange.removalOf(ModelSamples.dataFile())));
  }

  @Test
  void aFileWithoutRowsHasASchema() throws IOException {
    assertThat(write(PATH, AllTypes.class, List.of()).rows(), is(0L));
    assertThat(read(PATH, AllTypes.class), is(empty()));
    assertThat(RowReader.schemaOf(storage, PATH), is(RecordSchema.of(AllTypes.class).avro()));
  }

  @Test
  void aPublishedFileIsWhatItsReferenceSays() throws IOException {
    FileRef file = write(PATH, AllTypes.class, List.of(AllTypes.full(), AllTypes.bare()));
    byte[] bytes = storage.read(PATH);
    assertThat(file, is(new FileRef(PATH, 2, bytes.length, ContentHash.of(bytes).value())));
  }

  @Test
  void aFileThatIsNotPublishedLeavesNothing() throws IOException {
    RecordSchema<AllTypes> schema = RecordSchema.of(AllTypes.class);
    try (RowFile file = RowFile.create(storage, PATH, schema.avro())) {
      file.write(schema.row(AllTypes.full()));
      assertThat(file.rows(), is(1L));
    }
    assertThat(storage.list(""), is(empty()));
  }

  @Test
  void aTakenNameIsNotWrittenOver() throws IOException {
    write(PATH, AllTypes.class, List.of(AllTypes.full()));
    assertThrows(
        FileAlreadyExistsException.class,
        () -> RowFile.create(storage, PATH, RecordSchema.of(AllTypes.class).avro()));
  }

  @Test
  void aReaderMayAskForSomeColumns() throws IOException {
    write(PATH, AllTypes.class, List.of(AllTypes.full(), AllTypes.bare()));
    Schema some =
        SchemaBuilder.record("AllTypes")
            .namespace("io.varve")
            .fields()
            .requiredLong("size")
            .optionalString("maybe_text")
            .optionalString("added_later")
            .endRecord();
    List<String> rows = new ArrayList<>();
    try (RowReader reader = RowReader.open(storage, PATH, some)) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get().toString());
      }
    }
    assertThat(
        rows,
        contains(
            "{\"size\": " + Long.MAX_VALUE + ", \"maybe_text\": \"\", \"added_later\": null}",
            "{\"size\": 0, \"maybe_text\": null, \"added_later\": null}"));
  }

  record Blob(String text) {}

  /** Nobody says where these rows may part, and memory is finite. */
  @Test
  void aRowGroupEndsBeforeItFillsTheMemory() throws IOException {
    List<Blob> blobs = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 64; i++) {
      byte[] bytes = new byte[600_000];
      random.nextBytes(bytes);
      blobs.add(new Blob(Base64.getEncoder().encodeToString(bytes)));
    }
    write(PATH, Blob.class, blobs);
    assertThat(RowReader.groups(storage, PATH).size(), is(greaterThan(1)));
    assertThat(read(PATH, Blob.class), is(blobs));
  }

  record Told(String first, String second, String third, String fourth) {}

  /** A dictionary is of use for many rows; without one, files of repeating rows are far larger. */
  @Test
  void rowsThatRepeatMakeLargerRowGroups() throws IOException {
    assertThat(groupsOf(i -> "same ".repeat(8)), is(1));
    assertThat(groupsOf(i -> Integer.toString(i).repeat(8)), is(2));
  }

  private int groupsOf(IntFunction<String> text) throws IOException {
    RecordSchema<Told> schema = RecordSchema.of(Told.class);
    String path = "told-" + text.apply(1).length();
    // Less than a page of each column: pages that ended are counted as they are written.
    try (RowFile file = RowFile.create(storage, path, schema.avro())) {
      for (int i = 0; i < 19_000; i++) {
        String each = text.apply(i);
        file.write(schema.row(new Told(each, each, each, each)));
        file.mayCut();
      }
      var unused = file.publish();
    }
    return RowReader.groups(storage, path).size();
  }

  /** Other programs read lists in the three levels of the format's specification. */
  @Test
  void listsAndTypesAreThoseOfTheSpecification() throws IOException {
    write(PATH, AllTypes.class, List.of(AllTypes.full()));
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withMetadataFilter(ParquetMetadataConverter.NO_FILTER)
            .build();
    String schema;
    try (ParquetFileReader file =
        ParquetFileReader.open(new StorageInput(storage, PATH), options)) {
      schema = file.getFileMetaData().getSchema().toString().replaceAll("\\s+", " ");
    }
    assertThat(
        schema,
        containsString(
            "required group words (LIST) { repeated group list { required binary element"
                + " (STRING); } }"));
    assertThat(
        schema,
        containsString(
            "required group cells (LIST) { repeated group list { required group element (LIST) {"
                + " repeated group list { required group element { required binary text"
                + " (STRING);"));
    assertThat(schema, containsString("required int64 written_at (TIMESTAMP(MICROS,true));"));
    assertThat(schema, containsString("required int32 filed_on (DATE);"));
    assertThat(schema, containsString("optional binary reason_code (STRING);"));
    assertThat(
        schema,
        containsString(
            "required group counts (MAP) { repeated group key_value (MAP_KEY_VALUE) {"
                + " required binary key (STRING); required int64 value; } }"));
  }

  @Test
  void whatCannotBeDecodedIsDamage() throws IOException {
    write(PATH, AllTypes.class, List.of(AllTypes.full(), AllTypes.bare()));
    byte[] bytes = storage.read(PATH);
    int damaged = 0;
    for (int at = 0; at < bytes.length; at++) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 0x55;
      damaged += isDamaged("flipped-" + at, flipped) ? 1 : 0;
      assertThat(isDamaged("cut-" + at, Arrays.copyOf(bytes, at)), is(true));
    }
    assertThat(damaged, is(greaterThan(bytes.length / 4)));
  }

  /** Reads a file: rows, damage or an error of reading, and nothing else may be the outcome. */
  private boolean isDamaged(String path, byte[] content) {
    storage.createIfAbsent(path, content);
    try {
      RowReader.schemaOf(storage, path);
      read(path, AllTypes.class);
      return false;
    } catch (DamagedException e) {
      assertThat(e.path(), is(path));
      return true;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void aFileThatIsGoneIsNotAnEmptyOne() {
    assertThrows(NoSuchFileException.class, () -> RowReader.open(storage, PATH));
    assertThrows(NoSuchFileException.class, () -> RowReader.schemaOf(storage, PATH));
  }

  private <T extends Record> void assertRoundTrip(Class<T> type, List<T> values)
      throws IOException {
    FileRef file = write(PATH, type, values);
    assertThat(file.rows(), is((long) values.size()));
    assertThat(read(PATH, type), is(values));
  }

  private <T extends Record> FileRef write(String path, Class<T> type, List<T> values)
      throws IOException {
    RecordSchema<T> schema = RecordSchema.of(type);
    try (RowFile file = RowFile.create(storage, path, schema.avro())) {
      for (T value : values) {
        file.write(schema.row(value));
      }
      return file.publish();
    }
  }

  private <T extends Record> List<T> read(String path, Class<T> type) throws IOException {
    List<T> values = new ArrayList<>();
    try (RowReader reader = RowReader.open(storage, path)) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        values.add(RecordSchema.of(type).value(row.get()));
      }
    }
    return values;
  }
}

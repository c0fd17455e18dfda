package io.varve.io.parquet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;

/** The library's own way from Avro to columns says what is right. */
class RowShredderTest {

  /** Lists and maps in each other, absent at each depth. */
  record Nested(
      Optional<List<List<Figures>>> maybe,
      List<Map<String, Long>> maps,
      List<List<String>> lists) {}

  record Figures(Optional<List<Long>> numbers, Optional<Double> share) {}

  @Test
  void writesWhatTheLibraryWrites() {
    RecordSchema<AllTypes> schema = RecordSchema.of(AllTypes.class);
    assertSameAsLibrary(
        schema.avro(),
        List.of(
            schema.row(AllTypes.full()), schema.row(AllTypes.bare()), schema.row(AllTypes.full())));
  }

  @Test
  void writesManifestEntriesAsTheLibraryDoes() {
    RecordSchema<ManifestEntry> schema = RecordSchema.of(ManifestEntry.class);
    assertSameAsLibrary(
        schema.avro(),
        List.of(
            schema.row(ModelSamples.failed("a")), schema.row(ModelSamples.succeeded("Ä\n\uD83D"))));
  }

  @Test
  void listsAndMapsInsideEachOtherKeepTheirLevels() {
    RecordSchema<Nested> schema = RecordSchema.of(Nested.class);
    Figures none = new Figures(Optional.empty(), Optional.empty());
    Figures hollow = new Figures(Optional.of(List.of()), Optional.of(0.5));
    Figures full = new Figures(Optional.of(List.of(1L, 2L)), Optional.of(-0.0));
    List<GenericRecord> rows = new ArrayList<>();
    List<List<Figures>> deep =
        List.of(List.of(), List.of(full, none, full), List.of(hollow), List.of());
    addNested(schema, Optional.empty(), rows);
    addNested(schema, Optional.of(List.of()), rows);
    addNested(schema, Optional.of(deep), rows);
    assertSameAsLibrary(schema.avro(), rows);
  }

  private static void addNested(
      RecordSchema<Nested> schema, Optional<List<List<Figures>>> maybe, List<GenericRecord> rows) {
    rows.add(schema.row(new Nested(maybe, List.of(), List.of(List.of()))));
    rows.add(
        schema.row(
            new Nested(
                maybe,
                List.of(Map.of(), Map.of("a", 1L, "b", 2L), Map.of()),
                List.of(List.of("x", "y"), List.of(), List.of("z")))));
  }

  @Test
  void textsMayComeFromAReader() {
    Schema schema = SchemaBuilder.record("t").fields().requiredString("text").endRecord();
    GenericRecord row = new GenericData.Record(schema);
    Utf8 reused = new Utf8("a longer text");
    reused.set("Äb");
    row.put("text", reused);
    assertSameAsLibrary(schema, List.of(row));
  }

  @Test
  void aColumnThatMustNotBeNullIsNamed() {
    Schema schema = SchemaBuilder.record("t").fields().requiredLong("size").endRecord();
    ColumnLog log = new ColumnLog();
    RowShredder shredder =
        new RowShredder(schema, ParquetFooter.columns(schema), log, new TextBytes());
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> shredder.write(new GenericData.Record(schema)));
    assertThat(error.getMessage(), is("Invalid row: column size is null"));
  }

  @Test
  void otherTypesAreRefused() {
    assertRefused(SchemaBuilder.record("t").fields().requiredBytes("raw").endRecord(), "raw");
    Schema either =
        Schema.createUnion(Schema.create(Schema.Type.INT), Schema.create(Schema.Type.LONG));
    assertRefused(
        SchemaBuilder.record("t").fields().name("n").type(either).noDefault().endRecord(),
        "one of");
  }

  private static void assertRefused(Schema schema, String named) {
    MessageType columns = ParquetFooter.columns(schema);
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> new RowShredder(schema, columns, new ColumnLog(), new TextBytes()));
    assertThat(error.getMessage(), containsString(named));
  }

  private static void assertSameAsLibrary(Schema schema, List<GenericRecord> rows) {
    MessageType columns = ParquetFooter.columns(schema);
    ColumnLog ours = new ColumnLog();
    RowShredder shredder = new RowShredder(schema, columns, ours, new TextBytes());
    rows.forEach(shredder::write);

    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    AvroWriteSupport<GenericRecord> library =
        new AvroWriteSupport<>(columns, schema, GenericData.get());
    var unused = library.init(configuration);
    ColumnLog theirs = new ColumnLog();
    RecordConsumer consumer =
        new ColumnIOFactory(false).getColumnIO(columns).getRecordWriter(theirs);
    library.prepareForWrite(consumer);
    rows.forEach(library::write);
    consumer.flush();

    assertThat(ours.written().size(), is(greaterThan(0)));
    assertThat(ours.written(), is(theirs.written()));
  }
}

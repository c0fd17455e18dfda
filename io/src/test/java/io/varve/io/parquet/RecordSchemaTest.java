package io.varve.io.parquet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.Dataset;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSchemaTest {

  record Times(Instant at) {}

  record Days(LocalDate day) {}

  record Named(String name, int size) {}

  record Outer(String id, Optional<Named> named) {}

  record WithSet(Set<String> words) {}

  record WithFloat(float share) {}

  record WithOptionalInList(List<Optional<String>> words) {}

  record WithMapOfText(Map<String, String> names) {}

  record WithMapByNumber(Map<Integer, Long> counts) {}

  record WithRawList(@SuppressWarnings("rawtypes") List words) {}

  record Unmarked(Optional<String> first, String second) {}

  record WithUnmarked(Optional<Unmarked> part) {}

  record Twice(String place, Named named, Optional<Named> again) {}

  record Listed(List<String> words, Map<String, Long> counts) {}

  /** Where a column is in one file says nothing about the next. */
  @Test
  void rowsOfSeveralSchemasInTurnAreReadByTheirNames() {
    RecordSchema<Named> schema = RecordSchema.of(Named.class);
    Schema turned = schema.only(List.of("size"));
    turned =
        RecordMapping.schema(
            "Named",
            List.of(
                new Schema.Field("size", turned.getField("size").schema()),
                new Schema.Field("more", Schema.create(Schema.Type.LONG)),
                new Schema.Field("name", Schema.create(Schema.Type.STRING))));
    for (int i = 0; i < 3; i++) {
      GenericRecord other = new GenericData.Record(turned);
      other.put("size", i);
      other.put("more", 99L);
      other.put("name", "turned");
      assertThat(schema.value(other), is(new Named("turned", i)));
      assertThat(schema.value(schema.row(new Named("own", i))), is(new Named("own", i)));
    }
  }

  @Test
  void theManifestHasTheColumnsThatOthersRelyOn() {
    assertThat(
        RecordSchema.of(ManifestEntry.class).avro().getFields().stream()
            .map(Schema.Field::name)
            .toList(),
        contains(
            "key",
            "uri",
            "size_bytes",
            "modified_at",
            "change_token",
            "store_checksum",
            "content_hash",
            "status",
            "validation",
            "extractor",
            "extractor_fingerprint",
            "shard",
            "rows",
            "attempts",
            "failure_stage",
            "failure_code",
            "failure_message",
            "quarantine_path",
            "live_content_hash",
            "stale_since",
            "missing_since",
            "first_seen_run",
            "run_id",
            "processed_at",
            "processing_ms",
            "decision",
            "decision_detail"));
  }

  @Test
  void eachTypeComesBackAsItWas() {
    RecordSchema<AllTypes> schema = RecordSchema.of(AllTypes.class);
    for (AllTypes value : List.of(AllTypes.full(), AllTypes.bare())) {
      assertThat(schema.value(schema.row(value)), is(value));
    }
  }

  static Stream<Instant> instants() {
    return Stream.of(
        Instant.EPOCH.minusNanos(1500),
        Instant.EPOCH.minusNanos(1),
        Instant.parse("0001-01-01T00:00:00Z"),
        Instant.parse("1601-01-01T00:00:00.000000999Z"),
        Instant.parse("2446-05-10T22:38:55.999999999Z"),
        Instant.parse("9999-12-31T23:59:59.999999Z"));
  }

  /** File systems hold times far beyond those that fit into 64 bits of nanoseconds. */
  @ParameterizedTest
  @MethodSource("instants")
  void timesLoseNothingButFractionsOfMicroseconds(Instant at) {
    RecordSchema<Times> schema = RecordSchema.of(Times.class);
    Instant back = schema.value(schema.row(new Times(at))).at();
    assertThat(back, is(at.truncatedTo(ChronoUnit.MICROS)));
  }

  @Test
  void valuesThatDoNotFitAreRefusedAndNotCut() {
    assertThrows(
        IllegalArgumentException.class,
        () -> RecordSchema.of(Days.class).row(new Days(LocalDate.MAX)));
    assertThrows(
        IllegalArgumentException.class,
        () -> RecordSchema.of(Times.class).row(new Times(Instant.MAX)));
  }

  @Test
  void anOptionalRecordIsThereOrNot() {
    RecordSchema<Outer> schema = RecordSchema.of(Outer.class);
    for (Outer value :
        List.of(new Outer("a", Optional.of(new Named("", 0))), new Outer("b", Optional.empty()))) {
      assertThat(schema.value(schema.row(value)), is(value));
    }
  }

  @Test
  void aNullWhereAValueMustBeIsRefusedByName() {
    List<String> words = new ArrayList<>(List.of("a"));
    words.add(nothing());
    Map<String, Long> counts = new TreeMap<>();
    counts.put("a", Optional.<Long>empty().orElse(null));
    assertThat(refusal(Named.class, new Named(nothing(), 1)), containsString("Named.name"));
    assertThat(refusal(Listed.class, new Listed(words, Map.of())), containsString("null"));
    assertThat(refusal(Listed.class, new Listed(List.of(), counts)), containsString("null"));
  }

  private static <T extends Record> String refusal(Class<T> type, T value) {
    return assertThrows(IllegalArgumentException.class, () -> RecordSchema.of(type).row(value))
        .getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "size"})
  void aMissingColumnIsNamedUnlessItIsOptional(String column) {
    GenericRecord older = rowWithout(RecordSchema.of(Named.class).row(new Named("a", 1)), column);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> RecordSchema.of(Named.class).value(older));
    assertThat(refused.getMessage(), containsString("column " + column));
  }

  @Test
  void olderEntriesWithoutAnOptionalColumnCanBeRead() {
    RecordSchema<ManifestEntry> schema = RecordSchema.of(ManifestEntry.class);
    ManifestEntry entry = ModelSamples.succeeded("a.htm");
    GenericRecord older = schema.row(entry);
    for (String column : List.of("missing_since", "failure_stage", "live_content_hash")) {
      older = rowWithout(older, column);
    }
    assertThat(schema.value(older), is(entry));
    GenericRecord wider = rowWith(schema.row(entry), "colour");
    assertThat(schema.value(wider), is(entry));
  }

  static Stream<Class<? extends Record>> unsupported() {
    return Stream.of(
        WithSet.class,
        WithFloat.class,
        WithOptionalInList.class,
        WithMapOfText.class,
        WithMapByNumber.class,
        WithRawList.class,
        WithUnmarked.class,
        Twice.class);
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void whatNoColumnCanHoldIsRefusedByName(Class<? extends Record> type) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> RecordSchema.of(type));
    assertThat(refused.getMessage(), containsString(type.getSimpleName()));
  }

  @Test
  void aRowOfAnotherClassIsRefused() {
    Dataset dataset = new Dataset("named", Named.class, List.of("name"), List.of());
    RowOrigin origin = new RowOrigin("a.htm", ModelSamples.HASH, "run-1");
    GenericRecord row = RowSchema.of(dataset).row(origin, new Named("n", 2));
    assertThat(
        row.getSchema().getFields().stream().map(Schema.Field::name).toList(),
        contains("source_key", "content_hash", "run_id", "name", "size"));
    assertThat(row.get("source_key"), is("a.htm"));
    assertThrows(
        IllegalArgumentException.class,
        () -> RowSchema.of(dataset).row(origin, new Times(Instant.EPOCH)));
  }

  private static GenericRecord rowWithout(GenericRecord row, String column) {
    List<Schema.Field> fields =
        row.getSchema().getFields().stream()
            .filter(field -> !field.name().equals(column))
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    return copy(row, Schema.createRecord("older", null, "io.varve", false, fields));
  }

  private static GenericRecord rowWith(GenericRecord row, String column) {
    List<Schema.Field> fields = new ArrayList<>();
    fields.add(new Schema.Field(column, Schema.create(Schema.Type.STRING)));
    row.getSchema().getFields().forEach(f -> fields.add(new Schema.Field(f, f.schema())));
    return copy(row, Schema.createRecord("newer", null, "io.varve", false, fields));
  }

  private static GenericRecord copy(GenericRecord row, Schema schema) {
    GenericRecord copy = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      copy.put(field.name(), row.hasField(field.name()) ? row.get(field.name()) : "red");
    }
    return copy;
  }

  /** A careless extractor may put a null into a row. */
  private static String nothing() {
    return Optional.<String>empty().orElse(null);
  }
}

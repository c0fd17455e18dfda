package io.varve.transforms.records.source;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.model.Dataset;
import io.varve.io.parquet.RecordSchema;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowSchema;
import io.varve.transforms.extract.SerializedCopy;
import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.version.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/**
 * What every source of records promises, as tests. Extend it, name your source, some of its records
 * and pages, and all of it runs.
 */
public abstract class RecordSourceContract {

  private static final Period DAYS =
      new Period(LocalDate.of(2026, 2, 27), LocalDate.of(2026, 3, 2));
  private static final RowOrigin ORIGIN = new RowOrigin("any/records/1", "sha256:0", "run-1");
  private static final List<String> STRANGE =
      List.of(
          "null",
          "\"\"",
          "\"\\u0000\\ud800\"",
          "1e999999999",
          "-1",
          "0.5",
          "true",
          "[]",
          "[null,[1]]",
          "{\"a\":{\"b\":null}}",
          "\"" + "9".repeat(5000) + "\"",
          "\"2026-13-45T99:99:99\"");

  /** Returns a new instance, as the program would make it. */
  protected abstract RecordSource source();

  /** Returns valid records with different ids. */
  protected abstract List<String> records();

  /** Returns valid pages, the first of which has records. */
  protected abstract List<String> pages();

  @Test
  public final void namesAndDatasetFitTheRest() {
    Dataset dataset = source().dataset();

    assertThat(source().name(), matchesPattern("[a-z][a-z0-9-]*"));
    assertThat(source().endpoint().isAbsolute(), is(true));
    assertThat(dataset.keyColumns(), hasItem("version"));
    assertThat(columns(dataset), is(not(empty())));
    for (String key : dataset.keyColumns()) {
      assertThat(columns(dataset), hasItem(key));
    }
  }

  @Test
  public final void recordsHaveIdsOfTheirOwn() throws Exception {
    List<String> ids = new ArrayList<>();
    for (String record : records()) {
      ids.add(source().facts(RecordJson.read(record)).id());
    }
    assertThat(ids, is(not(empty())));
    assertThat(new HashSet<>(ids), hasSize(ids.size()));
  }

  @Test
  public final void theOrderOfFieldsDecidesNothing() throws Exception {
    for (String text : records()) {
      JsonNode record = RecordJson.read(text);
      JsonNode turned = turned(record);
      assertThat(source().facts(turned), equalTo(source().facts(record)));
      assertThat(source().row(turned, version(text)), equalTo(source().row(record, version(text))));
    }
  }

  @Test
  public final void placeAndTimeOfTheMachineDecideNothing() throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    for (String text : records()) {
      JsonNode record = RecordJson.read(text);
      RecordFacts facts = source().facts(record);
      Record row = source().row(record, version(text));
      try {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertThat(source().facts(record), equalTo(facts));
        assertThat(source().row(record, version(text)), equalTo(row));
        assertThat(names(source().listings(DAYS, Query.ALL)), equalTo(names()));
      } finally {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
      }
    }
  }

  @Test
  public final void rowsComeBackFromTheirColumnsWithTheirVersion() throws Exception {
    for (String text : records()) {
      Version version = version(text);
      Record row = source().row(RecordJson.read(text), version);
      GenericRecord stored = RowSchema.of(source().dataset()).row(ORIGIN, row);

      assertThat(RecordSchema.of(Version.class).value(stored), equalTo(version));
      assertThat(back(source().dataset().rowType(), stored), equalTo(row));
    }
  }

  @Test
  public final void strangeValuesHarmNothing() throws Exception {
    for (String text : records()) {
      ObjectNode record = (ObjectNode) RecordJson.read(text);
      for (String field : fieldNames(record)) {
        for (String strange : STRANGE) {
          ObjectNode changed = record.deepCopy();
          changed.set(field, RecordJson.read(strange));
          endsInARowOrInAMessage(changed);
        }
        ObjectNode without = record.deepCopy();
        without.remove(field);
        endsInARowOrInAMessage(without);
      }
    }
    for (String strange : STRANGE) {
      JsonNode record = RecordJson.read(strange);
      assertThrows(InvalidRecordException.class, () -> source().facts(record));
    }
  }

  private void endsInARowOrInAMessage(JsonNode record) {
    try {
      RecordFacts unused = source().facts(record);
    } catch (InvalidRecordException e) {
      assertThat(e.getMessage().length() < 500, is(true));
      assertThat(e.getMessage().chars().anyMatch(Character::isISOControl), is(false));
      return;
    }
    Record row = source().row(record, version(RecordJson.text(record)));
    assertThat(RowSchema.of(source().dataset()).row(ORIGIN, row), instanceOf(GenericRecord.class));
  }

  @Test
  public final void listingsHaveNamesThatStayAndColumnsThatThereAre() {
    List<Listing> listings = source().listings(DAYS, Query.ALL);

    assertThat(names(source().listings(DAYS, Query.ALL)), equalTo(names()));
    assertThat(new HashSet<>(names()), hasSize(listings.size()));
    for (Listing listing : listings) {
      assertThat(listing.days(), equalTo(DAYS));
      for (String column : listing.columns().orElse(Collections.emptySortedMap()).keySet()) {
        assertThat(columns(source().dataset()), hasItem(column));
      }
    }
    for (Listing other : source().listings(Period.of(DAYS.from()), Query.ALL)) {
      assertThat(names(), not(hasItem(other.name())));
    }
  }

  @Test
  public final void whatCannotBeAskedIsSaid() {
    Query unknown = new Query("no-such-date", List.of(), Collections.emptySortedMap(), 0);
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> source().listings(DAYS, unknown))
            .getMessage(),
        matchesPattern("Invalid .*no-such-date.*"));
  }

  @Test
  public final void pagesAreReadAndLeadOn() throws Exception {
    Request asked = source().listings(DAYS, Query.ALL).get(0).first();
    int read = 0;
    for (String page : pages()) {
      PageContent content = source().pages().read(RecordJson.read(page), asked);
      read += content.records().size();
      content
          .next()
          .ifPresent(
              next -> {
                assertThat(next.path(), equalTo(asked.path()));
                assertThat(next, not(equalTo(asked)));
              });
    }
    assertThat(read > 0, is(true));
  }

  @Test
  public final void whatIsNoPageIsRefused() throws Exception {
    Request asked = source().listings(DAYS, Query.ALL).get(0).first();
    for (String body :
        List.of(
            "null",
            "1",
            "\"page\"",
            "true",
            "{}",
            "[1]",
            "[[]]",
            "{\"status\":500,\"error\":\"x\",\"message\":\"y\"}")) {
      JsonNode json = RecordJson.read(body);
      String message =
          assertThrows(
                  InvalidPageException.class, () -> source().pages().read(json, asked), () -> body)
              .getMessage();
      assertThat(message.isBlank(), is(false));
    }
    assertThat(source().pages().read(MissingNode.getInstance(), asked).records(), is(empty()));
  }

  @Test
  public final void aCopySentToAWorkerIsTheSame() throws Exception {
    RecordSource copy = SerializedCopy.of(source());

    assertThat(copy.identity(), equalTo(source().identity()));
    for (String text : records()) {
      JsonNode record = RecordJson.read(text);
      assertThat(copy.facts(record), equalTo(source().facts(record)));
      assertThat(copy.row(record, version(text)), equalTo(source().row(record, version(text))));
    }
    for (Listing listing : source().listings(DAYS, Query.ALL)) {
      assertThat(SerializedCopy.of(listing.first()), equalTo(listing.first()));
    }
    assertThat(SerializedCopy.of(source().pages()), instanceOf(PageReader.class));
    if (source().details().isPresent()) {
      DetailSource details = source().details().get();
      assertThat(SerializedCopy.of(details).identity(), equalTo(details.identity()));
    }
  }

  @Test
  public final void eachRecordCanBeAskedForItsDetails() throws Exception {
    for (String text : records()) {
      String id = source().facts(RecordJson.read(text)).id();
      Optional<DetailSource> details = source().details();
      if (details.isPresent()) {
        assertThat(details.get().requests(id).keySet(), is(not(empty())));
        assertThat(details.get().requests(id), equalTo(details.get().requests(id)));
        for (Dataset dataset : details.get().datasets()) {
          assertThat(columns(dataset).containsAll(dataset.keyColumns()), is(true));
        }
      }
    }
  }

  private List<String> names() {
    return names(source().listings(DAYS, Query.ALL));
  }

  private static List<String> names(List<Listing> listings) {
    return listings.stream().map(Listing::name).toList();
  }

  private static Version version(String raw) {
    Instant time = Instant.parse("2026-06-21T03:04:05.678901Z");
    return new Version(3, true, "run-1", time, Optional.of(time), "sha256:00ff", raw);
  }

  private static <T extends Record> Record back(Class<T> type, GenericRecord row) {
    return RecordSchema.of(type).value(row);
  }

  private static List<String> columns(Dataset dataset) {
    return RowSchema.of(dataset).avro().getFields().stream().map(Schema.Field::name).toList();
  }

  private static List<String> fieldNames(ObjectNode record) {
    List<String> names = new ArrayList<>();
    record.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Returns the same with the fields of all objects the other way round. */
  private static JsonNode turned(JsonNode json) {
    if (!(json instanceof ObjectNode object)) {
      return json;
    }
    List<String> names = fieldNames(object);
    Collections.reverse(names);
    ObjectNode turned = object.objectNode();
    names.forEach(name -> turned.set(name, turned(object.get(name))));
    return turned;
  }
}

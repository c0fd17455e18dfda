package io.varve.pipelines.records;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.run.RunStatus;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.records.api.Mishap;
import io.varve.transforms.records.api.Mishaps;
import io.varve.transforms.records.api.RecordsApi;
import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.Period;
import io.varve.transforms.records.source.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same days asked for again and again, of a server that goes wrong as often as the real one:
 * each state of each record is stored once, and what is current is what the source said last.
 */
class RecordCollectionsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("varve.records", "../../shared/data/records"));
  private static final Period MADE_UP_DAYS =
      new Period(
          MadeUpCollections.FIRST, MadeUpCollections.FIRST.plusDays(MadeUpCollections.DAYS - 1));
  private static final Query MADE_UP = query(Integer.toString(MadeUpCollections.MODALITY), "");

  @TempDir Path folder;
  private final Comparison comparison = new Comparison();
  private final List<RunReport> reports = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void madeUpCollectionsAreStoredOnceEach(long seed) throws Exception {
    RecordsFixture records = new RecordsFixture(folder.resolve("warehouse"));
    List<Listing> listings = new ArrayList<>();
    MADE_UP_DAYS.split(7).forEach(week -> listings.addAll(RecordsFixture.listings(week, MADE_UP)));
    try (RecordsApi api = RecordsApi.start(List.of())) {
      api.mishaps(Mishaps.real(seed).onCall(3, Mishap.STALL).onCall(5, Mishap.BUSY));
      for (List<JsonNode> collection : MadeUpCollections.of(seed, 4, 150)) {
        ask(records, api, collection, listings);
      }
      assertThat(comparison.changed, hasItem(greaterThan(5L)));
      assertThat(comparison.gone, is(List.of(0L, 1L, 1L, 1L)));
      assertThat(api.calls().size(), greaterThan(requestsNeeded()));
    }
    assertReplaysChangeNothing(records);
    assertReplayedInOrderGivesTheSame(records);
  }

  @ParameterizedTest
  @CsvSource({"rio,0 34 0 10,313", "belo_horizonte,0 9 0 1,81"})
  void realCollectionsAreStoredOnceEach(String place, String changed, long unchanged)
      throws Exception {
    assumeTrue(Files.isDirectory(FOLDER), "no folder of real records");
    RecordsFixture records = new RecordsFixture(folder.resolve("warehouse"));
    try (RecordsApi api = RecordsApi.start(List.of())) {
      api.mishaps(Mishaps.real(7));
      for (Path run : children(FOLDER.resolve("repaged").resolve(place))) {
        JsonNode asked =
            RecordJson.read(Files.readAllBytes(run.resolve("request.json"))).path("params");
        Query query =
            query(asked.path("codigoModalidadeContratacao").asText(), asked.path("cnpj").asText());
        Period days = new Period(day(asked, "dataInicial"), day(asked, "dataFinal"));
        List<Listing> listings = new ArrayList<>();
        days.split(31).forEach(window -> listings.addAll(RecordsFixture.listings(window, query)));
        ask(records, api, pages(run), listings);
      }
    }
    assertThat(words(comparison.changed), is(changed));
    assertThat(comparison.gone, is(List.of(0L, 0L, 0L, 0L)));
    assertThat(reports.get(1).counts().unchanged(), is(unchanged));
    assertReplaysChangeNothing(records);
    assertReplayedInOrderGivesTheSame(records);
  }

  private void ask(
      RecordsFixture records, RecordsApi api, List<JsonNode> collection, List<Listing> listings)
      throws Exception {
    api.serve(collection);
    RunReport report = records.ask(api, listings);
    reports.add(report);
    comparison.add(collection);
    assertThat(report.toString(), report.status(), is(RunStatus.COMMITTED));
    assertThat(report.counts().added(), is(comparison.last(comparison.added)));
    assertThat(report.counts().modified(), is(comparison.last(comparison.changed)));
    assertThat(
        report.counts().unchanged(),
        is(collection.size() - report.counts().added() - report.counts().modified()));
    assertThat(report.counts().missing(), is((long) comparison.missing.size()));
    StoredRecords stored = records.versions();
    assertThat(stored.current(), equalTo(comparison.current));
    assertThat(stored.states(), equalTo(comparison.states));
    records
        .entries("records")
        .forEach(
            (id, entry) ->
                assertThat(
                    id, entry.missingSince().isPresent(), is(comparison.missing.contains(id))));
  }

  private int requestsNeeded() {
    return reports.stream().mapToInt(report -> (int) report.answers().orElseThrow().pages()).sum();
  }

  /** Each run's pages, twice, in any order, without a server. */
  private void assertReplaysChangeNothing(RecordsFixture records) throws Exception {
    List<RunReport> runs = new ArrayList<>(reports);
    runs.addAll(reports);
    Collections.shuffle(runs, new Random(4));
    List<String> before = records.versions().facts();
    Optional<Long> snapshot = records.stored().snapshot().map(last -> last.id());
    for (RunReport run : runs) {
      RunReport replay = records.readUnchecked(records.raw(run));
      assertThat(replay.toString(), replay.status(), is(RunStatus.NO_CHANGES));
      assertThat(replay.counts().unchanged(), is(replay.counts().listed()));
    }
    records.check();
    assertThat(records.versions().facts(), is(before));
    assertThat(records.stored().snapshot().map(last -> last.id()), is(snapshot));
  }

  private void assertReplayedInOrderGivesTheSame(RecordsFixture records) throws Exception {
    RecordsFixture again = new RecordsFixture(folder.resolve("again"));
    for (int i = 0; i < reports.size(); i++) {
      RunReport replay = again.read(records.raw(reports.get(i)));
      assertThat(replay.counts().added(), is(comparison.added.get(i)));
      assertThat(replay.counts().modified(), is(comparison.changed.get(i)));
    }
    assertThat(again.versions().facts(), is(records.versions().facts()));
    List<JsonNode> one = new ArrayList<>(again.versions().current().values());
    assertThat(one, contains(comparison.current.values().toArray()));
  }

  /** Compares collections by their trees alone. */
  private static final class Comparison {
    final Map<String, JsonNode> current = new TreeMap<>();
    final Map<String, List<JsonNode>> states = new TreeMap<>();
    final List<Long> added = new ArrayList<>();
    final List<Long> changed = new ArrayList<>();
    final List<Long> gone = new ArrayList<>();
    final List<String> missing = new ArrayList<>();

    void add(List<JsonNode> collection) {
      long different = 0;
      long before = current.size();
      List<String> ids = new ArrayList<>();
      for (JsonNode record : collection) {
        String id = record.path("numeroControlePNCP").asText();
        ids.add(id);
        JsonNode known = current.put(id, record);
        if (!record.equals(known)) {
          states.computeIfAbsent(id, any -> new ArrayList<>()).add(record);
          different++;
        }
      }
      added.add(current.size() - before);
      changed.add(different - last(added));
      List<String> absent = new ArrayList<>(current.keySet());
      absent.removeAll(ids);
      absent.removeAll(missing);
      gone.add((long) absent.size());
      missing.addAll(absent);
    }

    long last(List<Long> figures) {
      return figures.get(figures.size() - 1);
    }
  }

  private static Query query(String modality, String cnpj) {
    Map<String, String> filters = cnpj.isEmpty() ? Map.of() : Map.of("cnpj", cnpj);
    return new Query("", List.of(modality), new TreeMap<>(filters), 0);
  }

  private static LocalDate day(JsonNode asked, String parameter) {
    return LocalDate.parse(asked.path(parameter).asText(), DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static String words(List<Long> figures) {
    return String.join(" ", figures.stream().map(String::valueOf).toList());
  }

  private static List<JsonNode> pages(Path run) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (Path page : children(run)) {
      if (!page.getFileName().toString().equals("request.json")) {
        RecordJson.read(Files.readAllBytes(page)).path("data").forEach(records::add);
      }
    }
    return records;
  }

  private static List<Path> children(Path of) throws IOException {
    try (Stream<Path> children = Files.list(of)) {
      return children.sorted().toList();
    }
  }

  @Test
  void sameSeedMakesTheSameCollections() {
    assertThat(MadeUpCollections.of(5, 3, 40), is(MadeUpCollections.of(5, 3, 40)));
  }
}

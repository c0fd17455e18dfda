package io.varve.pipelines.records;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.model.FailureCode;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.io.run.RunStatus;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.records.api.Contractings;
import io.varve.transforms.records.api.RecordsApi;
import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.Period;
import io.varve.transforms.records.source.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of a record that it knows, or of something that is none. */
class RecordDecisionsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 20);
  private static final String OTHER_AGENCY = "99888777000166";

  @TempDir Path folder;
  private RecordsApi api;
  private RecordsFixture records;

  @BeforeEach
  void serve() throws IOException {
    api = RecordsApi.start(List.of());
    records = new RecordsFixture(folder.resolve("warehouse"));
    records.settings().enforce = true;
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private RunReport ask(JsonNode... served) throws Exception {
    return ask(listings(DAY, DAY, ""), served);
  }

  private RunReport ask(List<Listing> listings, JsonNode... served) throws Exception {
    api.serve(List.of(served));
    return records.ask(api, listings);
  }

  private static List<Listing> listings(LocalDate from, LocalDate to, String cnpj) {
    Map<String, String> filters = cnpj.isEmpty() ? Map.of() : Map.of("cnpj", cnpj);
    return RecordsFixture.listings(
        new Period(from, to), new Query("", List.of("6"), new TreeMap<>(filters), 0));
  }

  private static ObjectNode record(int number, LocalDate day) {
    return Contractings.of(number, day, 6);
  }

  private static ObjectNode ofOtherAgency(int number) {
    ObjectNode record = record(number, DAY);
    ((ObjectNode) record.get("orgaoEntidade")).put("cnpj", OTHER_AGENCY);
    return record.put(
        "numeroControlePNCP", Contractings.id(number).replace(Contractings.CNPJ, OTHER_AGENCY));
  }

  private List<String> missing() throws IOException {
    return records.entries("records").values().stream()
        .filter(entry -> entry.missingSince().isPresent())
        .map(entry -> entry.key().substring(StoredRecords.PREFIX.length()))
        .toList();
  }

  @Test
  void vanishedRecordIsMarkedOnceAndStays() throws Exception {
    ask(record(1, DAY), record(2, DAY));
    assertThat(ask(record(1, DAY)).status(), is(RunStatus.COMMITTED));
    assertThat(missing(), contains(Contractings.id(2)));
    RunReport again = ask(record(1, DAY));
    assertThat(again.status(), is(RunStatus.NO_CHANGES));
    assertThat(again.counts().missing(), is(1L));
    assertThat(records.versions().current().keySet(), hasSize(2));
  }

  @Test
  void recordThatReappearsIsNotMissingAndHasNoNewVersion() throws Exception {
    ask(record(1, DAY), record(2, DAY));
    ask(record(1, DAY));
    ask(record(1, DAY), record(2, DAY));
    assertThat(missing(), empty());
    assertThat(records.versions().states().get(Contractings.id(2)), hasSize(1));
  }

  @Test
  void replayOfWhatCameBeforeItVanishedDoesNotBringItBack() throws Exception {
    RunReport first = ask(record(1, DAY), record(2, DAY));
    ask(record(1, DAY));
    assertThat(records.read(records.raw(first)).status(), is(RunStatus.NO_CHANGES));
    assertThat(missing(), contains(Contractings.id(2)));
  }

  @Test
  void listingOfOneAgencySaysNothingOfAnother() throws Exception {
    ask(record(1, DAY), record(2, DAY), ofOtherAgency(3));
    ask(listings(DAY, DAY, Contractings.CNPJ), record(1, DAY));
    assertThat(missing(), contains(Contractings.id(2)));
    ask(listings(DAY, DAY, OTHER_AGENCY), record(1, DAY), ofOtherAgency(3));
    assertThat(missing(), contains(Contractings.id(2)));
  }

  @Test
  void listingOfOneDaySaysNothingOfOthers() throws Exception {
    ask(
        listings(DAY, DAY.plusDays(2), ""),
        record(1, DAY),
        record(2, DAY.plusDays(1)),
        record(3, DAY.plusDays(2)));
    ask(listings(DAY.plusDays(1), DAY.plusDays(1), ""));
    assertThat(missing(), contains(Contractings.id(2)));
  }

  @Test
  void changedRecordKeepsItsEarlierStateAsOneThatIsNotCurrent() throws Exception {
    ask(record(1, DAY), record(2, DAY));
    ObjectNode changed = Contractings.updated(record(1, DAY), DAY + "T15:00:00", "Suspensa");
    RunReport report = ask(changed, record(2, DAY));
    assertThat(report.counts().modified(), is(1L));
    StoredRecords stored = records.versions();
    assertThat(stored.states().get(Contractings.id(1)), contains(record(1, DAY), changed));
    assertThat(stored.current().get(Contractings.id(1)), equalTo(changed));
    assertThat(stored.states().get(Contractings.id(2)), contains(record(2, DAY)));
  }

  @Test
  void recordWhoseDayIsCorrectedMovesWithAllItsVersions() throws Exception {
    ask(record(1, DAY), record(2, DAY));
    ObjectNode moved =
        Contractings.updated(record(1, DAY), DAY.plusDays(3) + "T15:00:00", "Divulgada")
            .put("dataPublicacaoPncp", DAY.plusDays(3) + "T08:00:00");
    RunReport report = ask(listings(DAY, DAY.plusDays(5), ""), moved, record(2, DAY));
    assertThat(report.counts().modified(), is(1L));
    assertThat(records.versions().states().get(Contractings.id(1)), hasSize(2));
    assertThat(missing(), empty());
  }

  @Test
  void forcedRunWritesAllAgainWithoutNewVersions() throws Exception {
    ask(record(1, DAY), record(2, DAY));
    List<String> before = records.versions().facts();
    records.settings().force = true;
    RunReport forced = ask(record(1, DAY), record(2, DAY));
    assertThat(forced.counts().reprocessed(), is(2L));
    assertThat(records.versions().facts(), is(before));
  }

  @Test
  void recordWithoutAnIdIsQuarantinedOnceAndHarmsNoOther() throws Exception {
    ObjectNode bad = record(2, DAY).put("numeroControlePNCP", "two");
    RunReport first = ask(record(1, DAY), bad);
    assertThat(first.counts().failed(), is(1L));
    assertThat(first.failures().get(0).code(), is(FailureCode.VALIDATION));
    assertThat(first.failures().get(0).message(), containsString("numeroControlePNCP is 'two'"));
    assertThat(records.versions().current().keySet(), contains(Contractings.id(1)));

    RunReport again = ask(record(1, DAY), bad);
    assertThat(again.status(), is(RunStatus.NO_CHANGES));
    assertThat(again.counts().parked() + again.counts().unchanged(), is(2L));
    records.settings().retryFailed = true;
    RunReport retried = ask(record(1, DAY), bad);
    assertThat(retried.counts().retried(), is(1L));
    assertThat(retried.counts().failed(), is(1L));
    assertThat(records.entries("invalid").values(), hasSize(1));
  }

  @Test
  void badPageIsAFailureThatIsMadeUpForOnceItCanBeRead() throws Exception {
    Path pages = folder.resolve("pages");
    write(pages.resolve("a.json"), page(record(1, DAY)));
    write(pages.resolve("b.json"), "{\"data\":[{");
    RunReport first = records.read(pages);
    assertThat(first.counts().failed(), is(1L));
    assertThat(records.versions().current().keySet(), contains(Contractings.id(1)));
    write(pages.resolve("b.json"), page(record(2, DAY)));
    RunReport mended = records.read(pages);
    assertThat(mended.counts().failed(), is(0L));
    assertThat(mended.counts().retried(), is(1L));
    assertThat(statuses("listings"), contains(Status.SUCCEEDED));
    assertThat(records.versions().current().keySet(), hasSize(2));
    assertThat(records.read(pages).status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void sameRecordInSeveralStatesOnThePagesOfOneRunHasThemAll() throws Exception {
    Path pages = folder.resolve("pages");
    ObjectNode second = Contractings.updated(record(1, DAY), DAY + "T15:00:00", "Suspensa");
    ObjectNode third = Contractings.updated(record(1, DAY), DAY + "T16:00:00", "Revogada");
    write(pages.resolve("a.json"), page(third, record(1, DAY)));
    write(pages.resolve("b.json"), page(second, third));
    assertThat(records.read(pages).counts().added(), is(1L));
    assertThat(
        records.versions().states().get(Contractings.id(1)),
        contains(record(1, DAY), second, third));
    assertThat(records.versions().current().get(Contractings.id(1)), equalTo(third));
    assertThat(records.read(pages).status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void olderUnknownStateIsKeptAndDoesNotBecomeCurrent() throws Exception {
    ObjectNode newest = Contractings.updated(record(1, DAY), DAY + "T16:00:00", "Revogada");
    ask(newest);
    Path pages = folder.resolve("pages");
    ObjectNode moved = record(1, DAY).put("dataPublicacaoPncp", DAY.minusDays(2) + "T08:00:00");
    write(pages.resolve("old.json"), page(moved));
    assertThat(records.read(pages).counts().modified(), is(1L));
    assertThat(records.versions().states().get(Contractings.id(1)), contains(newest, moved));
    assertThat(records.versions().current().get(Contractings.id(1)), equalTo(newest));
    assertThat(records.read(pages).status(), not(is(RunStatus.FAILED)));
    assertThat(records.versions().states().get(Contractings.id(1)), hasSize(2));
  }

  private List<Status> statuses(String kind) throws IOException {
    return new ArrayList<>(
        records.entries(kind).values().stream().map(ManifestEntry::status).toList());
  }

  private static String page(JsonNode... records) {
    StringBuilder page = new StringBuilder("{\"data\":[");
    for (JsonNode record : records) {
      page.append(page.length() > 9 ? "," : "").append(RecordJson.text(record));
    }
    return page + "],\"totalRegistros\":" + records.length + ",\"totalPaginas\":1}";
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

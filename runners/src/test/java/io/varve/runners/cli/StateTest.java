package io.varve.runners.cli;

import static io.varve.runners.cli.ErrorLine.expectLine;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.io.records.DayWarehouse;
import io.varve.io.records.Sighting;
import io.varve.io.run.RawFiles;
import io.varve.io.run.RunStatus;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import io.varve.transforms.records.page.LandedListing;
import io.varve.transforms.records.page.LandedListing.State;
import io.varve.transforms.records.page.LandedRun;
import io.varve.transforms.records.page.LandedRuns;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.Period;
import io.varve.transforms.records.source.Request;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of one day: its records, and what each run made of it. */
final class StateTest {

  private static final String DAY = "2026-06-20";

  @TempDir private Path folder;
  private Workbench bench;
  private DayWarehouse days;

  @BeforeEach
  void write() throws Exception {
    bench = new Workbench(folder);
    days = new DayWarehouse(bench.warehouse().toString());
  }

  @AfterEach
  void warehouseIsIntact() throws Exception {
    days.check();
  }

  @Test
  void eachRunThatAskedForTheDayIsThere() throws Exception {
    landed("20260620T120000Z-1", DAY, Map.of(DAY, 3L));
    days.run(
        "20260620T120000Z-1",
        Sighting.of(DAY, "a", 1),
        Sighting.of(DAY, "b", 1),
        Sighting.of(DAY, "c", 1),
        Sighting.failed("invalid/0a1b"));
    landed("20260620T130000Z-2", DAY, Map.of(DAY, 4L));
    days.run(
        "20260620T130000Z-2",
        Sighting.of(DAY, "a", 2),
        Sighting.of(DAY, "d", 1),
        Sighting.failed("listings/publication/2026-06-20/modality=6"));
    landed("20260620T140000Z-3", DAY, Map.of(DAY, 3L));
    days.started("20260620T140000Z-3", Optional.of(2L));
    days.finished("20260620T140000Z-3", RunStatus.NO_CHANGES, Optional.empty());
    landed("20260621T010000Z-4", "2026-06-21", Map.of("2026-06-21", 1L));
    days.run(
        "20260621T010000Z-4",
        Sighting.of("2026-06-21", "e", 1),
        Sighting.details("2026-06-21", "e", 1, 1));
    landed("20260621T020000Z-5", DAY, Map.of(DAY, 4L));
    days.started("20260621T020000Z-5", Optional.of(3L));
    days.finished("20260621T020000Z-5", RunStatus.FAILED, Optional.empty());

    JsonNode state = state(DAY);
    assertThat(state.get("records").asLong(), is(4L));
    assertThat(state.get("versions").asLong(), is(5L));
    assertThat(state.get("vanished").asLong(), is(0L));
    assertThat(state.get("failed").asLong(), is(1L));
    assertThat(state.get("executions").size(), is(4));
    assertThat(
        figures(state.get("executions").get(0)), is("20260620T120000Z-1 committed 3 3 0 0 1 0.0"));
    assertThat(
        figures(state.get("executions").get(1)), is("20260620T130000Z-2 committed 4 1 1 2 0 50.0"));
    assertThat(
        figures(state.get("executions").get(2)),
        is("20260620T140000Z-3 no-changes 3 0 0 3 0 100.0"));
    assertThat(
        figures(state.get("executions").get(3)),
        is("20260621T020000Z-5 failed 4 null null null null null"));
    assertThat(
        state.get("totals").toString(),
        is(
            "{\"executions\":4,\"received\":14,\"new\":4,\"changed\":1,\"unchanged\":5,"
                + "\"invalid\":1,\"filter_rate\":50.0}"));
    assertThat(state.get("first_execution").asText(), is("2026-06-20T12:00:00Z"));

    Result text = bench.ask("state", "--source=pncp", "--date=20260620");
    assertThat(text.code(), is(0));
    assertThat(
        text.out(),
        allOf(
            containsString("pncp on 2026-06-20, snapshot 3"),
            containsString("100.00 %"),
            containsString("20260620T130000Z-2")));
    assertThat(state("2026-06-21").get("details").asLong(), is(1L));
    assertThat(state("2026-06-21").get("executions").size(), is(1));
  }

  @Test
  void aRunOverPagesInFilesCountsWhenItStoredSomething() throws Exception {
    days.run("20260701T000000Z-1", Sighting.of(DAY, "a", 1), Sighting.of(DAY, "b", 1).missing());
    days.run("20260702T000000Z-2", Sighting.of("2026-06-22", "c", 1));
    JsonNode state = state(DAY);
    assertThat(state.get("vanished").asLong(), is(1L));
    assertThat(state.get("executions").size(), is(1));
    assertThat(
        figures(state.get("executions").get(0)),
        is("20260701T000000Z-1 committed null 2 0 null 0 null"));
  }

  @Test
  void whatAForgottenSnapshotChangedNobodyKnows() throws Exception {
    landed("20260620T120000Z-1", DAY, Map.of(DAY, 1L));
    days.run("20260620T120000Z-1", Sighting.of(DAY, "a", 1));
    days.run("20260621T120000Z-2", Sighting.of("2026-06-21", "b", 1));
    assertThat(bench.ask("forget", "--keep-last=1", "--yes").code(), is(0));
    assertThat(
        figures(state(DAY).get("executions").get(0)),
        is("20260620T120000Z-1 committed 1 null null null null null"));
    assertThat(state(DAY).get("records").asLong(), is(1L));
  }

  @Test
  void anUnknownDayIsZerosAndAnUnknownSourceWrongUsage() throws Exception {
    days.run("20260620T120000Z-1", Sighting.of(DAY, "a", 1));
    JsonNode state = state("1999-01-01");
    assertThat(state.get("records").asLong(), is(0L));
    assertThat(state.get("executions").size(), is(0));
    assertThat(state.get("last_execution").isNull(), is(true));
    expectLine(
        bench.ask("state", "--source=nobody", "--date=" + DAY), 2, "Invalid --source: nobody");
    expectLine(bench.ask("state", "--source=pncp", "--date=today"), 2, "is not a day such as");
  }

  private void landed(String runId, String day, Map<String, Long> recordsByDay) throws Exception {
    Listing listing =
        new Listing(
            "publication/" + day + "/modality=6",
            Period.of(LocalDate.parse(day)),
            new Request("/x", new TreeMap<>()),
            Optional.empty());
    LandedListing answer =
        new LandedListing(
            listing,
            Instant.parse("2026-06-20T12:00:00Z"),
            State.COMPLETE,
            Optional.empty(),
            List.of(),
            -1,
            0,
            1,
            1,
            new TreeMap<>(recordsByDay));
    new LandedRuns(new RawFiles(days.open().storage()))
        .keep(new LandedRun(1, "pncp", runId, "http://localhost", List.of(answer)));
  }

  private JsonNode state(String day) throws Exception {
    Result result = bench.ask("state", "--source=pncp", "--date=" + day, "--json");
    assertThat(result.err(), result.code(), is(0));
    return Json.parse(result.out());
  }

  private static String figures(JsonNode run) {
    StringBuilder text = new StringBuilder();
    for (String name :
        List.of(
            "run_id",
            "status",
            "received",
            "new",
            "changed",
            "unchanged",
            "invalid",
            "filter_rate")) {
      text.append(text.length() == 0 ? "" : " ").append(run.get(name).asText());
    }
    return text.toString();
  }
}

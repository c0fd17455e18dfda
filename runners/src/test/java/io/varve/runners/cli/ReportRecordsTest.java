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
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of records by day. */
final class ReportRecordsTest {

  @TempDir private Path folder;
  private Workbench bench;

  @BeforeEach
  void write() throws Exception {
    bench = new Workbench(folder);
    DayWarehouse days = new DayWarehouse(bench.warehouse().toString());
    days.run(
        "r1",
        Sighting.of("2026-06-20", "a", 1, 6, "Divulgada"),
        Sighting.of("2026-06-20", "b", 3, 6, "Revogada"),
        Sighting.of("2026-06-20", "c", 1, 6, "Divulgada").missing(),
        Sighting.of("2026-06-20", "d", 1, 8, "Divulgada"),
        Sighting.of("2026-06-21", "e", 2, 6, "Divulgada"),
        Sighting.other("2026-06-20", "a"));
    days.run(
        "r2",
        Sighting.details("2026-06-20", "a", 3, 1),
        Sighting.details("2026-06-20", "b", 1, 0),
        Sighting.details("2026-06-21", "e", 7, 7));
    days.check();
  }

  @Test
  void recordsAreCountedByDayModalityAndStatusOfTheirCurrentVersion() throws Exception {
    JsonNode report = json("--source=pncp");
    assertThat(report.get("records").size(), is(4));
    assertThat(
        report.get("records").get(0).toString(),
        is(
            "{\"source\":\"pncp\",\"day\":\"2026-06-20\",\"modality\":\"Modalidade 6\","
                + "\"status\":\"Divulgada\",\"records\":2,\"versions\":2,\"vanished\":1,"
                + "\"estimated\":200.0,\"homologated\":181.0}"));
    JsonNode revoked = report.get("records").get(1);
    assertThat(revoked.get("status").asText(), is("Revogada"));
    assertThat(revoked.get("versions").asLong(), is(3L));
    assertThat(revoked.get("estimated").asDouble(), is(300.0));
    assertThat(
        report.get("totals").toString(),
        is(
            "{\"records\":5,\"versions\":8,\"vanished\":1,\"estimated\":800.0,"
                + "\"homologated\":452.5,\"unique_ids\":5,\"versions_per_id\":1.6}"));
    assertThat(report.get("details").size(), is(0));
  }

  @Test
  void daysAreChosenBothEndsIncluded() throws Exception {
    assertThat(json("--source=pncp", "--from=2026-06-21").at("/totals/records").asLong(), is(1L));
    assertThat(json("--source=pncp", "--to=20260620").at("/totals/records").asLong(), is(4L));
    assertThat(json("--from=2026-06-20", "--to=2026-06-21").at("/totals/records").asLong(), is(6L));
    Result none = bench.ask("report", "records", "--from=2030-01-01");
    assertThat(none.code(), is(0));
    assertThat(none.out(), is("There are no records of these days.\n"));
  }

  @Test
  void aSourceWithoutModalitiesIsCountedByDay() throws Exception {
    JsonNode report = json("--source=other");
    assertThat(
        report.get("records").toString(),
        is(
            "[{\"source\":\"other\",\"day\":\"2026-06-20\",\"modality\":\"\",\"status\":\"\","
                + "\"records\":1,\"versions\":1,\"vanished\":0,\"estimated\":null,"
                + "\"homologated\":null}]"));
  }

  @Test
  void detailsAreCountedForTheChosenDays() throws Exception {
    Result text = bench.ask("report", "records", "--source=pncp", "--to=2026-06-20", "--detailed");
    assertThat(text.err(), text.code(), is(0));
    assertThat(text.out(), allOf(containsString("documents by type"), containsString("Material")));
    JsonNode details = json("--to=2026-06-20", "--detailed").get("details");
    StringBuilder all = new StringBuilder();
    details.forEach(
        row ->
            all.append(row.get("section").asText())
                .append('=')
                .append(row.get("name").asText())
                .append(':')
                .append(row.get("number").asLong())
                .append('/')
                .append(row.get("records").asLong())
                .append(' '));
    assertThat(
        all.toString(),
        is(
            "documents=:1/1 documents by type=Edital:1/1 items=:4/2 items by category=Material:4/2"
                + " items by status=Deserto:2/1 items by status=Homologado:2/2 "));
  }

  @Test
  void thePageIsStillWrittenAndNeedsItsFile() throws Exception {
    Result page = bench.ask("report", "--out=" + folder.resolve("page.html"));
    assertThat(page.err(), page.code(), is(0));
    expectLine(bench.ask("report"), 2, "--out is missing");
    expectLine(
        bench.ask("report", "records", "--from=2026-06-21", "--to=2026-06-20"), 2, "Invalid --to");
  }

  private JsonNode json(String... flags) throws Exception {
    String[] words = new String[flags.length + 3];
    words[0] = "report";
    words[1] = "records";
    words[2] = "--json";
    System.arraycopy(flags, 0, words, 3, flags.length);
    Result result = bench.ask(words);
    assertThat(result.err(), result.code(), is(0));
    return Json.parse(result.out());
  }
}

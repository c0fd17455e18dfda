package io.varve.runners.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report says what the other commands say. */
final class ReportNumbersTest {

  @TempDir private static Path folder;

  private static ReportBench made;
  private static JsonNode report;

  @BeforeAll
  static void makesAReport() throws Exception {
    made = ReportBench.withHistory(folder);
    report = made.report();
    assertThat(made.bench().ask("check", "--read-data").code(), is(0));
  }

  private static JsonNode ask(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    Result result = made.bench().ask(all.toArray(new String[0]));
    assertThat(result.err(), result.code(), is(0));
    return Json.parse(result.out());
  }

  @Test
  void theCurrentSnapshotIsThatOfShow() throws Exception {
    JsonNode show = ask("show");
    JsonNode current = report.get("current");
    assertThat(current.get("id"), is(show.get("id")));
    assertThat(current.get("entries"), is(show.get("entries")));
    assertThat(current.get("failed"), is(show.get("failed_entries")));
    assertThat(current.get("stale"), is(show.get("stale_entries")));
    assertThat(current.get("missing"), is(show.get("missing_entries")));
    assertThat(current.get("validation"), is(show.get("validation")));
    assertThat(report.at("/snapshots/rows/0/datasets"), is(show.get("datasets")));
  }

  @Test
  void eachSnapshotIsThatOfShow() throws Exception {
    assertThat(report.at("/snapshots/total").asInt(), is(3));
    for (JsonNode row : report.at("/snapshots/rows")) {
      JsonNode show = ask("show", row.get("id").asText());
      assertThat(row.get("counts"), is(show.get("counts")));
      assertThat(row.get("datasets"), is(show.get("datasets")));
      assertThat(row.get("committed_at"), is(show.get("committed_at")));
      assertThat(row.get("run_id"), is(show.get("run_id")));
    }
  }

  @Test
  void eachRunIsThatOfItsRecord() throws Exception {
    for (JsonNode snapshot : report.at("/snapshots/rows")) {
      JsonNode record = ask("show", snapshot.get("id").asText()).get("run");
      JsonNode run = run(snapshot.get("run_id").asText());
      assertThat(run.get("counts"), is(record.at("/finished/counts")));
      assertThat(run.get("saved_ms"), is(record.at("/finished/saved_ms")));
      assertThat(run.get("status"), is(record.at("/finished/status")));
      JsonNode start = run.get("start");
      assertThat(start.get("host"), is(record.at("/started/environment/host")));
      assertThat(settings(start, "options"), is(record.at("/started/options")));
      assertThat(settings(start, "configuration"), is(record.at("/started/configuration")));
      assertThat(settings(start, "versions"), is(record.at("/started/environment/versions")));
    }
  }

  @Test
  void runsThatCommittedNothingAreThere() {
    assertThat(report.at("/runs/total").asInt(), is(6));
    assertThat(
        report.at("/runs/rows").findValuesAsText("status"),
        contains("died", "committed", "refused", "committed", "no-changes", "committed"));
    assertThat(report.at("/runs/rows/0/start/name").asText(), is("killed"));
    assertThat(report.at("/runs/rows/2/message").asText().isEmpty(), is(false));
    assertThat(report.at("/runs/rows/4/saved_ms").asLong() > 0, is(true));
  }

  @Test
  void failuresAreThoseOfFailures() throws Exception {
    JsonNode failures = ask("failures").get("failures");
    JsonNode rows = report.at("/current/failures/rows");
    assertThat(rows.size(), is(2));
    for (int i = 0; i < rows.size(); i++) {
      for (String name : List.of("key", "code", "stage", "message", "attempts", "run_id")) {
        assertThat(rows.get(i).get(name), is(failures.get(i).get(name)));
      }
    }
    assertThat(report.at("/current/failures_by_code/UNSUPPORTED").asInt(), is(2));
  }

  @Test
  void aRunTellsWhatFailedInIt() {
    JsonNode run = report.at("/runs/rows/3");
    assertThat(
        run.at("/failures/rows").findValuesAsText("key"),
        containsInAnyOrder(Workbench.BROKEN, ReportBench.SPOILED));
    assertThat(report.at("/runs/rows/1").has("failures"), is(false));
  }

  @Test
  void changesAreTheDifferenceOfTheSnapshots() throws Exception {
    JsonNode changes = report.get("changes");
    JsonNode then = ask("show", "1").get("datasets");
    JsonNode now = ask("show").get("datasets");
    assertThat(changes.get("since").asLong(), is(1L));
    for (JsonNode dataset : changes.get("datasets")) {
      assertThat(dataset.get("before"), is(then.get(dataset.get("name").asText())));
      assertThat(dataset.get("after"), is(now.get(dataset.get("name").asText())));
    }
    assertThat(changes.get("removed").asInt(), is(1));
    assertThat(changes.get("added").asInt(), is(0));
    assertThat(changes.at("/files/rows/0/key").asText(), is(Workbench.HTML));
    assertThat(changes.at("/files/rows/0/after").asInt(), is(0));
  }

  @Test
  void coverageNamesWhatLacks() {
    JsonNode coverage = report.at("/current/coverage");
    JsonNode first = coverage.at("/documents/rows/0");
    assertThat(first.get("key").asText(), is(Workbench.BROKEN));
    assertThat(first.get("lacks").asInt(), is(coverage.get("datasets").size()));
    assertThat(coverage.at("/documents/rows").findValuesAsText("state"), hasItem("older rows"));
    assertThat(
        coverage.at("/folders/rows").findValuesAsText("name"),
        containsInAnyOrder("2002", "2006", "2011", "2024"));
    assertThat(coverage.at("/forms/rows").findValuesAsText("name"), hasItem("10-Q"));
  }

  private static JsonNode run(String id) {
    for (JsonNode run : report.at("/runs/rows")) {
      if (run.get("id").asText().equals(id)) {
        return run;
      }
    }
    throw new AssertionError("no run " + id);
  }

  private static JsonNode settings(JsonNode start, String name) {
    return report.get("settings").get(start.get(name).asInt());
  }
}

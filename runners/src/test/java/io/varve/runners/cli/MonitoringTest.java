package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import io.varve.runners.monitoring.LineageServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs with both options, of every ending. */
final class MonitoringTest {

  @TempDir private Path folder;
  private Workbench bench;

  @BeforeEach
  void someFilings() throws IOException {
    bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML, Workbench.BROKEN);
  }

  @Test
  void committedAndThenNothingToDo() throws Exception {
    JsonNode committed = Json.parse(run(3, "--json", "--run-name=nightly").out());
    assertThat(metric("varve_run_exit_code{"), is(3.0));
    assertThat(metric("varve_run_documents{", "result=\"succeeded\""), is(2.0));
    assertThat(metric("varve_run_failures{", "code=\"UNSUPPORTED\""), is(1.0));
    assertThat(metric("varve_snapshot_id{", "run_name=\"nightly\""), is(1.0));
    double rows = metric("varve_dataset_rows{", "dataset=\"sections\"");
    assertThat(rows, is(greaterThan(1.0)));
    assertThat(metric("varve_run_written_rows{", "dataset=\"sections\""), is(rows));
    double success = metric("varve_last_success_timestamp_seconds{");

    assertThat(types(), contains("START", "COMPLETE"));
    JsonNode end = events().get(1);
    assertThat(end.at("/run/facets/varve_run/run_id"), is(committed.get("run_id")));
    assertThat(end.at("/job/name").asText(), is("filings.nightly"));
    assertThat(end.at("/inputs/0/name").asText(), is(bench.input().toString()));
    JsonNode sections = end.at("/outputs/1");
    assertThat(sections.get("name").asText(), is(bench.warehouse() + "/data/sections"));
    assertThat(sections.at("/facets/version/datasetVersion").asText(), is("1"));
    assertThat(sections.at("/outputFacets/outputStatistics/rowCount").asLong(), is((long) rows));

    run(0, "--run-name=nightly");
    assertThat(metric("varve_run_status{", "no-changes"), is(1.0));
    assertThat(metric("varve_run_listed_files{", "unchanged"), is(2.0));
    assertThat(metric("varve_run_written_rows{", "sections"), is(0.0));
    assertThat(metric("varve_dataset_rows{", "sections"), is(rows));
    assertThat(metric("varve_last_success_timestamp_seconds{"), is(greaterThan(success)));
    assertThat(types(), contains("START", "COMPLETE", "START", "COMPLETE"));
    JsonNode quiet = events().get(3).at("/outputs/1");
    assertThat(quiet.at("/facets/version/datasetVersion").asText(), is("1"));
    assertThat(quiet.at("/outputFacets/outputStatistics/rowCount").asLong(), is(0L));
  }

  @Test
  void refusedAndWithoutInput() throws Exception {
    run(3);
    double success = metric("varve_last_success_timestamp_seconds{");
    Files.delete(bench.input().resolve(Workbench.HTML));
    run(4);
    assertThat(metric("varve_run_status{", "refused"), is(1.0));
    assertThat(metric("varve_run_exit_code{"), is(4.0));
    assertThat(metric("varve_last_success_timestamp_seconds{"), is(success));
    // The third file never could be extracted, so nothing is lost with it.
    assertThat(
        events().get(3).at("/run/facets/errorMessage/message").asText(),
        startsWith("Cannot run: 1 of 2 known files"));
    Files.move(bench.input(), folder.resolve("unmounted"));
    run(2);
    assertThat(metric("varve_run_status{", "failed"), is(1.0));
    assertThat(metric("varve_run_exit_code{"), is(2.0));
    assertThat(metric("varve_last_success_timestamp_seconds{"), is(success));
    assertThat(types(), contains("START", "COMPLETE", "START", "FAIL", "START", "FAIL"));
  }

  /** What goes is not written; what takes its place is. */
  @Test
  void rowsThatWereTakenOutAreNotWritten() throws Exception {
    Path plain = bench.input().resolve(Workbench.PLAIN);
    run(0, "--include=*.txt");
    double before = metric("varve_dataset_rows{", "sections");
    Files.delete(plain);
    run(3, "--prune-deleted", "--max-missing=100");
    double now = metric("varve_dataset_rows{", "sections");
    assertThat(now, is(not(before)));
    assertThat(metric("varve_run_written_rows{", "sections"), is(now));
    assertThat(metric("varve_run_removed_files{"), is(1.0));
  }

  @Test
  void aDamagedWarehouse() throws Exception {
    run(3);
    Files.delete(bench.warehouse().resolve("snapshots/00000000000000000001.json"));
    run(12);
    assertThat(metric("varve_run_exit_code{"), is(12.0));
    assertThat(types().subList(2, 4), contains("START", "FAIL"));
  }

  @Test
  void aServerInTroubleChangesNothingButALine() throws Exception {
    try (LineageServer server = LineageServer.answering(500)) {
      Result result = bench.run("--openlineage=" + server.address());
      assertThat(result.err(), result.code(), is(3));
      assertThat(server.requests(), hasSize(2));
      assertThat(
          result.err().lines().filter(line -> line.contains("HTTP 500")).toList(),
          contains(
              "Cannot write the event to "
                  + server.address()
                  + ": the answer was HTTP 500. The run is not affected."));
    }
  }

  @Test
  void keyAndNamespaceComeFromTheEnvironment() throws Exception {
    try (LineageServer server = LineageServer.answering(200)) {
      Result result =
          Workbench.execute(
              Map.of("OPENLINEAGE_API_KEY", "secret", "OPENLINEAGE_NAMESPACE", "research"),
              "run",
              "filings",
              "--input=" + bench.input(),
              "--warehouse=" + bench.warehouse(),
              "--openlineage=" + server.address());
      assertThat(result.err(), result.code(), is(3));
      assertThat(server.requests().get(0).authorization().orElse(""), is("Bearer secret"));
      assertThat(
          Json.parse(server.requests().get(1).body()).at("/job/namespace").asText(),
          is("research"));
    }
  }

  @Test
  void whatCannotBeToldIsRefusedBeforeTheRun() throws Exception {
    for (String option :
        List.of(
            "--metrics-file=" + folder.resolve("no/such/m.prom"),
            "--metrics-file=" + bench.input().resolve(Workbench.HTML),
            "--openlineage=" + folder.resolve("no/such/events"),
            "--openlineage=" + folder,
            "--openlineage=s3://bucket/events",
            "--openlineage=http:///lineage",
            "--openlineage=http://me:secret@host/lineage")) {
      Result result = bench.run(option);
      assertThat(option + result.err(), result.code(), is(2));
      assertThat(result.err().strip().lines().count(), is(1L));
      assertThat(result.err(), not(containsString("secret")));
    }
    for (String option : List.of("--metrics-file=" + metrics(), "--openlineage=" + eventFile())) {
      Result result =
          bench.run(
              option,
              "--",
              "--runner=FlinkRunner",
              "--flinkMaster=localhost:1",
              "--attachedMode=false");
      assertThat(result.err(), result.code(), is(2));
      assertThat(result.err(), containsString("with --attachedMode=false"));
    }
    assertThat(Files.exists(bench.warehouse()), is(false));
    assertThat(Files.exists(metrics()), is(false));
  }

  /** Neither decides what the run does, and an address may hold a secret. */
  @Test
  void theRecordOfTheRunDoesNotNameThem() throws Exception {
    run(3);
    String shown = bench.ask("show", "--json").out();
    for (Path file : List.of(metrics(), eventFile())) {
      assertThat(shown, not(containsString(file.getFileName().toString())));
    }
    assertThat(bench.ask("show").out(), containsString("max-missing"));
  }

  /** A process of its own, ended from outside in the middle of its work. */
  @Test
  void anInterruptedRunIsAborted() throws Exception {
    bench.write("long.txt", "100000\n".getBytes(StandardCharsets.US_ASCII));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.varve.runners.Main",
                "run",
                "filings",
                "--extractor=slow",
                "--include=long.txt",
                "--extract-timeout=200s",
                "--input=" + bench.input(),
                "--warehouse=" + bench.warehouse()));
    command.addAll(options());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    try {
      while (process.isAlive() && (!Files.exists(eventFile()) || events().isEmpty())) {
        Thread.sleep(50);
      }
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS), is(true));
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(folder.resolve("output")), types(), contains("START", "ABORT"));
    assertThat(metric("varve_run_status{", "interrupted"), is(1.0));
    assertThat(metric("varve_run_exit_code{"), is(130.0));
  }

  private Result run(int code, String... more) {
    List<String> flags = new ArrayList<>(options());
    flags.addAll(List.of(more));
    Result result = bench.run(flags.toArray(new String[0]));
    assertThat(result.err(), result.code(), is(code));
    return result;
  }

  private List<String> options() {
    return List.of("--metrics-file=" + metrics(), "--openlineage=" + eventFile());
  }

  private Path metrics() {
    return folder.resolve("figures.prom");
  }

  private Path eventFile() {
    return folder.resolve("events.jsonl");
  }

  private List<JsonNode> events() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(eventFile())) {
      events.add(Json.parse(line));
    }
    return events;
  }

  private List<String> types() throws IOException {
    return events().stream().map(event -> event.get("eventType").asText()).toList();
  }

  private double metric(String start, String... parts) throws IOException {
    List<String> found =
        Files.readAllLines(metrics()).stream()
            .filter(line -> line.startsWith(start))
            .filter(line -> List.of(parts).stream().allMatch(line::contains))
            .toList();
    assertThat(start + String.join(",", parts), found, hasSize(1));
    return Double.parseDouble(found.get(0).substring(found.get(0).lastIndexOf(' ') + 1));
  }
}

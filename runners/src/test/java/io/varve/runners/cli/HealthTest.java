package io.varve.runners.cli;

import static io.varve.runners.cli.ErrorLine.expectLine;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.ContentHash;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.snapshot.PendingCommit;
import io.varve.io.snapshot.PendingCommit.Rows;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule, kept and broken, on real warehouses. */
final class HealthTest {

  @TempDir private Path folder;

  @Test
  void aWarehouseInGoodOrder() throws Exception {
    Workbench bench = bench(Workbench.PLAIN, Workbench.HTML);
    Path metrics = folder.resolve("health.prom");
    Result result = bench.ask("health", "--metrics-file=" + metrics);
    assertThat(result.out(), result.code(), is(0));
    assertThat(result.out(), startsWith("Snapshot 1 is healthy.\n"));
    assertThat(
        result.out(), containsString("\nThe last column says what is counted: source files"));
    Map<String, String> figures =
        Files.readAllLines(metrics).stream()
            .filter(line -> !line.startsWith("#"))
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.lastIndexOf(' ')),
                    line -> line.substring(line.lastIndexOf(' ') + 1)));
    assertThat(figures.get("varve_health_status"), is("0.0"));
    assertThat(figures.get("varve_health_rule_status{rule=\"parents\"}"), is("0.0"));
    assertThat(figures, hasKey("varve_health_present_documents{dataset=\"sections\"}"));
    assertThat(bench.ask("health", "--metrics-file=" + metrics).code(), is(0));
    assertThat(bench.ask("check").code(), is(0));
  }

  @Test
  void failuresWarnOrAreAnError() throws Exception {
    Workbench bench = bench(Workbench.PLAIN, Workbench.BROKEN);
    JsonNode report = document(bench.ask("health", "--json"), 4);
    assertThat(report.get("status").asText(), is("error"));
    JsonNode rate = rule(report, "failure-rate");
    assertThat(rate.get("status").asText(), is("error"));
    assertThat(rate.get("figure").asDouble(), is(50.0));
    assertThat(rate.get("error_above").asDouble(), is(5.0));
    assertThat(rate.get("examples").toString(), is("[\"" + Workbench.BROKEN + "\"]"));
    JsonNode parked = rule(report, "parked");
    assertThat(parked.get("status").asText(), is("warn"));
    assertThat(parked.at("/examples/0").asText(), is(Workbench.BROKEN));
    String[] lenient = {"health", "--json", "--max-failure-rate=50%"};
    assertThat(document(bench.ask(lenient), 3).get("status").asText(), is("warn"));
    assertThat(bench.ask("health", "--max-failure-rate=50", "--max-parked=1").code(), is(0));
    assertThat(
        bench.ask("health").out(),
        allOf(containsString("is not healthy: 1 error, 1 warning."), containsString("  ERROR ")));
  }

  @Test
  void ageIsThatOfTheLastSuccessAndOfTheSnapshot() throws Exception {
    Workbench bench = bench(Workbench.PLAIN);
    JsonNode old = document(bench.ask("health", "--json", "--warn=0ms", "--error=1h"), 3);
    assertThat(rule(old, "last-run").get("status").asText(), is("warn"));
    assertThat(rule(old, "snapshot").get("status").asText(), is("warn"));
    JsonNode older = document(bench.ask("health", "--json", "--warn=0ms", "--error=0ms"), 4);
    assertThat(rule(older, "last-run").get("status").asText(), is("error"));
    assertThat(rule(older, "last-run").get("unit").asText(), is("seconds"));
    assertThat(bench.run().code(), is(0));
    JsonNode confirmed = document(bench.ask("health", "--json", "--error=3d"), 0);
    assertThat(
        rule(confirmed, "snapshot").get("sentence").asText(), containsString("found unchanged"));
    expectLine(bench.ask("health", "--warn=2d", "--error=1d"), 2, "Invalid --error");
    expectLine(bench.ask("health", "--warn=soon"), 2, "not a time");
    expectLine(bench.ask("health", "--max-failure-rate=101"), 2, "--max-failure-rate");
  }

  @Test
  void oneFilingInTwoFilesIsADuplicate() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    byte[] filing = Files.readAllBytes(bench.input().resolve(Workbench.PLAIN));
    bench.write("copy/the same.txt", filing);
    assertThat(bench.run().code(), is(0));
    JsonNode report = document(bench.ask("health", "--json"), 3);
    for (String rule :
        new String[] {"duplicate-bytes", "duplicate-accession-number", "duplicate-text"}) {
      JsonNode found = rule(report, rule);
      assertThat(rule, found.get("status").asText(), is("warn"));
      assertThat(found.at("/examples/0").asText(), is(Workbench.PLAIN + " = copy/the same.txt"));
    }
  }

  @Test
  void aFileThatDisappearedIsMissing() throws Exception {
    Workbench bench = bench(Workbench.PLAIN, Workbench.HTML);
    Files.delete(bench.input().resolve(Workbench.HTML));
    assertThat(bench.run("--max-missing=60").code(), is(0));
    JsonNode missing = rule(document(bench.ask("health", "--json"), 3), "missing");
    assertThat(missing.get("figure").asLong(), is(1L));
    assertThat(missing.at("/examples/0").asText(), is(Workbench.HTML));
    assertThat(bench.ask("health", "--max-missing=1").code(), is(0));
  }

  /** Data files are replaced by hand: nothing else could lose rows. */
  @Test
  void lostRowsAreMissingAndLeaveOrphans() throws Exception {
    Workbench bench = bench(Workbench.PLAIN, Workbench.HTML);
    rewrite(bench, "documents", "select * from f where source_key <> '" + Workbench.HTML + "'");
    JsonNode report = document(bench.ask("health", "--json"), 4);
    assertThat(rule(report, "parents").get("status").asText(), is("error"));
    assertThat(rule(report, "parents").get("figure").asLong(), is(greaterThan(1L)));
    assertThat(
        rule(report, "completeness").at("/examples/0").asText(),
        is("documents of " + Workbench.HTML));
    assertThat(coverage(report, "documents").get("missing").asLong(), is(1L));
  }

  @Test
  void aDocumentWithoutSectionsIsMissingThem() throws Exception {
    Workbench bench = bench(Workbench.PLAIN);
    JsonNode before = document(bench.ask("health", "--json"), 0);
    long documents = coverage(before, "sections").get("present").asLong();
    rewrite(
        bench,
        "documents",
        "select * replace (0::integer as sections, 0::integer as tables) from f");
    rewrite(bench, "sections", "select * from f where false");
    JsonNode report = document(bench.ask("health", "--json"), 4);
    assertThat(coverage(report, "sections").get("missing").asLong(), is(documents));
    assertThat(coverage(report, "sections").get("empty").asLong(), is(0L));
    assertThat(coverage(report, "sections").get("unit").asText(), is("documents"));
  }

  @Test
  void oneKeyTwiceIsAnError() throws Exception {
    Workbench bench = bench(Workbench.PLAIN);
    rewrite(bench, "tables", "select * from f union all (select * from f limit 1)");
    JsonNode keys = rule(document(bench.ask("health", "--json"), 4), "keys");
    assertThat(keys.get("figure").asLong(), is(1L));
    assertThat(keys.at("/examples/0").asText(), is("tables of " + Workbench.PLAIN));
  }

  @Test
  void aMetricsFileOfSomebodyElseIsLeftAlone() throws Exception {
    Workbench bench = bench(Workbench.PLAIN);
    Path other = Files.writeString(folder.resolve("x.prom"), "# HELP node_load1 load\n");
    expectLine(bench.ask("health", "--metrics-file=" + other), 2, "Cannot write --metrics-file");
    assertThat(Files.readString(other), startsWith("# HELP node_load1"));
  }

  private Workbench bench(String... keys) throws Exception {
    Workbench bench = new Workbench(folder).with(keys);
    assertThat(bench.run().code() % 3, is(0));
    return bench;
  }

  /** Replaces the data files of a dataset by what a query makes of each, and commits that. */
  private static void rewrite(Workbench bench, String dataset, String query) throws Exception {
    Warehouse warehouse = Warehouse.open(bench.warehouse().toString());
    Stored current = warehouse.history().current().orElseThrow();
    String list = "manifests/by-hand/" + dataset + "-" + current.snapshot().id();
    try (Connection own = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = own.createStatement();
        LayeredTable.Writer<DataFileChange> changes =
            Manifests.dataFiles(warehouse.storage()).write(list)) {
      for (DataFile old : warehouse.history().dataFiles(warehouse, current.snapshot())) {
        if (old.dataset().equals(dataset)) {
          Path file = bench.warehouse().resolve(old.path());
          statement.execute("create or replace table f as from read_parquet('" + file + "')");
          statement.execute("copy (" + query + ") to '" + file + "' (format parquet)");
          changes.add(DataFileChange.of(as(old, Files.readAllBytes(file))));
        }
      }
      Rows rows =
          new Rows(List.of(), Optional.empty(), 0, Optional.of(changes.publish()), Map.of());
      Author author = new Author("by-hand", "by-hand-" + dataset, "by-hand");
      warehouse
          .committer()
          .commit(
              Optional.of(current),
              new PendingCommit(author, Optional.empty(), rows, RunCounts.NONE));
    }
  }

  private static DataFile as(DataFile old, byte[] bytes) {
    return new DataFile(
        old.dataset(),
        old.shard(),
        old.path(),
        old.rows(),
        bytes.length,
        ContentHash.of(bytes).value(),
        old.runId());
  }

  private static JsonNode rule(JsonNode report, String name) {
    return named(report.get("rules"), "rule", name);
  }

  private static JsonNode coverage(JsonNode report, String dataset) {
    return named(report.get("completeness"), "dataset", dataset);
  }

  private static JsonNode named(JsonNode all, String field, String name) {
    for (JsonNode each : all) {
      if (each.get(field).asText().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("no " + name + " in " + all);
  }

  private static JsonNode document(Result result, int code) throws Exception {
    assertThat(result.err() + result.out(), result.code(), is(code));
    return Json.parse(result.out());
  }
}

package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.io.model.DataFile;
import io.varve.io.parquet.RowReader;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as people and schedulers use it, on real filings and both runners. */
final class CompactCommandTest {

  @TempDir private Path folder;
  private Workbench bench;

  @BeforeEach
  void twoRuns() throws Exception {
    bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run().code(), is(0));
    bench.with(Workbench.HTML);
    assertThat(bench.run().code(), is(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void theRowsStayTheSameOnEveryRunner(String runner) throws Exception {
    Map<String, List<String>> rows = rows();

    // Beam's options come last, so the warehouse is named before them.
    Result result =
        Workbench.execute(
            "compact", "--yes", "--warehouse=" + bench.warehouse(), "--", "--runner=" + runner);

    assertThat(result.err(), result.code(), is(0));
    assertThat(result.out(), containsString("Plan: 2 shards become 1"));
    assertThat(result.out(), containsString("Committed snapshot 3"));
    assertThat(result.err(), containsString("Compacting"));
    assertThat(rows(), is(rows));
    assertThat(bench.ask("check", "--read-data").code(), is(0));
    assertThat(bench.run().out(), containsString("Nothing changed"));
    Result again = bench.ask("compact", "--yes");
    assertThat(again.code(), is(0));
    assertThat(again.out(), containsString("Nothing to compact"));
    assertThat(bench.ask("snapshots").out(), containsString("compact"));
    assertThat(bench.ask("show").out(), containsString("target-size"));
    assertThat(bench.ask("explain", Workbench.PLAIN).out(), containsString("added"));
  }

  @Test
  void aPlanIsCarriedOutOnlyWithYes() throws Exception {
    List<Path> before = files();
    Result unconfirmed = bench.ask("compact");
    assertThat(unconfirmed.code(), is(4));
    assertThat(unconfirmed.out(), containsString("Add --yes"));
    Result dry = bench.ask("compact", "--dry-run", "--yes");
    assertThat(dry.code(), is(0));
    assertThat(dry.out(), not(containsString("Add --yes")));
    JsonNode plan = Json.parse(bench.ask("compact", "--dry-run", "--json").out());
    assertThat(plan.get("status").asText(), is("planned"));
    assertThat(plan.at("/plan/documents/files_before").asLong(), is(2L));
    assertThat(plan.at("/plan/documents/files_rewritten").asLong(), is(2L));
    assertThat(plan.at("/plan/documents/files_expected").asLong(), is(1L));
    assertThat(files(), is(before));
  }

  @Test
  void figuresComeFromTheCommit() throws Exception {
    JsonNode done = Json.parse(bench.ask("compact", "--yes", "--json").out());
    assertThat(done.get("status").asText(), is("committed"));
    assertThat(done.get("snapshot").asLong(), is(3L));
    JsonNode sections = done.at("/datasets/sections");
    assertThat(sections.get("files_before").asLong(), is(2L));
    assertThat(sections.get("files_after").asLong(), is(1L));
    assertThat(
        sections.get("bytes_after").asLong(), is(lessThan(sections.get("bytes_before").asLong())));
    assertThat(sections.get("rows").asLong(), is(greaterThan(0L)));
    JsonNode again = Json.parse(bench.ask("compact", "--yes", "--json").out());
    assertThat(again.get("status").asText(), is("no-changes"));
  }

  @Test
  void tagsAreNoReasonToCompactAgainAndOtherOperationsAreNoHindrance() throws Exception {
    Map<String, List<String>> rows = rows();
    assertThat(bench.ask("compact", "--yes").code(), is(0));
    assertThat(bench.ask("tag", "compacted", "3").code(), is(0));
    assertThat(bench.ask("compact", "--yes").out(), containsString("Nothing to compact"));
    Result back = bench.ask("rollback", "2", "--reason=to see");
    assertThat(back.err(), back.code(), is(0));
    assertThat(rows(), is(rows));
    assertThat("the small files are back", bench.ask("compact").code(), is(4));
    Result purged = bench.ask("purge", Workbench.HTML, "--yes", "--reason=to see");
    assertThat(purged.err(), purged.code(), is(0));
    assertThat(bench.ask("compact", "--yes", "--target-size=1KB").code(), is(0));
    assertThat(bench.ask("rollback", "2", "--reason=to see").code(), is(0));
    Map<String, List<String>> purgedRows = rows();
    assertThat(purgedRows, not(rows));
    Result again = bench.ask("compact", "--yes", "--target-size=1GB");
    assertThat(again.err(), again.code(), is(0));
    assertThat(rows(), is(purgedRows));
    Result check = bench.ask("check", "--read-data");
    assertThat(check.out(), check.code(), is(0));
  }

  @Test
  void mistakesAreToldInOneLine() {
    expect(2, "Invalid --target-size", "--target-size=0");
    expect(2, "Invalid --min-files", "--min-files=1");
    expect(2, "Invalid --workers", "--workers=0");
    expect(2, "Invalid --run-name", "--run-name=");
    Result nowhere = Workbench.execute("compact", "--warehouse=" + folder.resolve("nothing"));
    assertThat(nowhere.code(), is(10));
    Result stray = bench.ask("compact", "stray");
    assertThat(stray.code(), is(2));
    assertThat(stray.err(), containsString("stray"));
  }

  private void expect(int code, String message, String flag) {
    Result result = bench.ask("compact", flag);
    assertThat(result.err(), result.code(), is(code));
    assertThat(result.err(), containsString(message));
    assertThat(result.err().strip().lines().count(), is(1L));
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.walk(bench.warehouse())) {
      return files.sorted().toList();
    }
  }

  /** All rows of all datasets with all their columns. */
  private Map<String, List<String>> rows() throws Exception {
    Warehouse warehouse = Warehouse.open(bench.warehouse().toString());
    Stored current = warehouse.history().current().orElseThrow();
    Map<String, List<String>> rows = new TreeMap<>();
    for (DataFile file : warehouse.history().dataFiles(warehouse, current.snapshot())) {
      List<String> all = rows.computeIfAbsent(file.dataset(), name -> new ArrayList<>());
      try (RowReader reader = RowReader.open(warehouse.storage(), file.path())) {
        for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
          all.add(row.get().toString());
        }
      }
    }
    rows.values().forEach(Collections::sort);
    return rows;
  }
}

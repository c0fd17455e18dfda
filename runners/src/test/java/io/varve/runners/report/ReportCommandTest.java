package io.varve.runners.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.io.lifecycle.Operation;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.PendingCommit.State;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import io.varve.runners.environment.RunEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the command takes its flags, and what it makes of unusual warehouses. */
final class ReportCommandTest {

  @TempDir private Path folder;

  private ReportBench made;

  @BeforeEach
  void makesAWarehouse() throws Exception {
    made = new ReportBench(folder);
    made.bench().with(Workbench.PLAIN);
    made.run(0);
  }

  private Result report(String... flags) {
    String[] words = Stream.concat(Stream.of("report"), Stream.of(flags)).toArray(String[]::new);
    return made.bench().ask(words);
  }

  /** Commits a snapshot with the same rows and another lifecycle. */
  private void commit(String operation, UnaryOperator<Lifecycle> change) throws IOException {
    Warehouse warehouse = made.warehouse();
    Operation commit =
        new Operation(
            warehouse,
            operation,
            Optional.of("for the audit"),
            new TreeMap<>(Map.of("name", "x")),
            RunEnvironment.current());
    commit.commit(
        (current, author) -> {
          Snapshot now = current.snapshot();
          return Optional.of(
              new State(now.manifest().unchanged(), now.datasets(), change.apply(now.lifecycle())));
        });
  }

  @Test
  void theAnswerSaysWhatWasWritten() throws Exception {
    JsonNode answer = Json.parse(report("--out=" + made.file(), "--json").out());
    assertThat(answer.get("bytes").asLong(), is(Files.size(made.file())));
    assertThat(answer.get("runs").asInt(), is(1));
    assertThat(answer.get("snapshots").asInt(), is(1));
    assertThat(answer.get("since").asInt(), is(1));
    assertThat(report("--out=" + made.file()).out(), startsWith("Wrote " + made.file()));
  }

  @Test
  void aReportIsReplacedAndNothingElseIs() throws Exception {
    Path notes = folder.resolve("notes.html");
    Files.writeString(notes, "<!DOCTYPE html>\nmine");
    Result refused = report("--out=" + notes);
    assertThat(refused.code(), is(2));
    assertThat(refused.err(), containsString("something else than a report"));
    assertThat(Files.readString(notes), is("<!DOCTYPE html>\nmine"));
    assertThat(report("--out=" + made.file()).code(), is(0));
    made.run(0);
    assertThat(made.report().at("/runs/total").asInt(), is(2));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(
          left.filter(file -> file.getFileName().toString().startsWith(".")).count(), is(0L));
    }
  }

  @Test
  void placesThatCannotBeWrittenAreRefused() {
    assertThat(report("--out=" + folder).err(), containsString("it is a folder"));
    Result nowhere = report("--out=" + folder.resolve("no/r.html"));
    assertThat(nowhere.code(), is(2));
    assertThat(nowhere.err(), containsString("make it first"));
    assertThat(report().code(), is(2));
    assertThat(report("--out=").code(), is(2));
  }

  @Test
  void changesBeginAtTheSnapshotThatIsNamed() throws Exception {
    made.bench().with(Workbench.HTML);
    made.run(0);
    commit("tag", was -> was.withTags(new TreeMap<>(Map.of("quarter", 2L))));
    assertThat(made.report().at("/changes/added").asInt(), is(1));
    JsonNode since = made.report("--since=quarter");
    assertThat(since.at("/changes/since").asLong(), is(2L));
    assertThat(since.at("/changes/files/total").asInt(), is(0));
    assertThat(since.at("/snapshots/rows/1/tags/0").asText(), is("quarter"));
    assertThat(since.at("/snapshots/rows/0/operation").asText(), is("tag"));
    assertThat(since.at("/snapshots/rows/0/reason").asText(), is("for the audit"));
    assertThat(since.at("/runs/rows/0/start/pipeline").asText(), is("tag"));
    for (String unknown : List.of("9", "month", "99999999999999999999")) {
      Result result = report("--out=" + made.file(), "--since=" + unknown);
      assertThat(result.code(), is(2));
      assertThat(result.err(), containsString("Invalid --since: " + unknown));
    }
    assertThat(made.bench().ask("check").code(), is(0));
  }

  @Test
  void forgottenSnapshotsAreOnlyCounted() throws Exception {
    made.bench().with(Workbench.HTML);
    made.run(0);
    commit(
        "forget",
        was -> was.withForgotten(List.of(new io.varve.io.model.Forgotten(1, 1, Optional.empty()))));
    JsonNode report = made.report();
    assertThat(report.at("/snapshots/rows").findValuesAsText("id"), is(List.of("3", "2")));
    assertThat(report.at("/forgotten/0/last").asLong(), is(1L));
    assertThat(report.at("/changes/since").asLong(), is(2L));
    Result result = report("--out=" + made.file(), "--since=1");
    assertThat(result.code(), is(2));
    assertThat(result.err(), containsString("1 is a snapshot that was forgotten"));
  }

  @Test
  void aWarehouseWithoutASnapshotHasAReport() throws Exception {
    ReportBench empty = new ReportBench(folder.resolve("empty"));
    Files.createDirectories(empty.bench().warehouse());
    Warehouse unused = Warehouse.openOrCreate(empty.bench().warehouse().toString());
    empty.leaveRun(ReportBench.later(), Map.of());
    JsonNode report = empty.report();
    assertThat(report.has("current"), is(false));
    assertThat(report.has("changes"), is(false));
    assertThat(report.at("/runs/rows/0/status").asText(), is("died"));
  }

  @Test
  void damageEndsWithItsCode() throws Exception {
    Path snapshot = made.bench().warehouse().resolve("snapshots/00000000000000000001.json");
    snapshot.toFile().setWritable(true);
    Files.writeString(
        snapshot, Files.readString(snapshot).replace("\"listed\" : 1", "\"listed\" : 2"));
    assertThat(report("--out=" + made.file()).code(), is(12));
    assertThat(Files.exists(made.file()), is(false));
    assertThat(
        Workbench.execute("report", "--out=" + made.file(), "--warehouse=" + folder.resolve("no"))
            .code(),
        is(10));
  }
}

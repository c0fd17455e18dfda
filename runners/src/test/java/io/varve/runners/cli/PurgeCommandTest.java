package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.iceberg.IcebergRows;
import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StaticTableOperations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What purge tells beside what it erases: copies, publications, and runs afterwards. */
final class PurgeCommandTest {

  @TempDir private Path folder;
  private Workbench bench;

  @AfterEach
  void warehouseIsIntact() {
    done(bench.ask("check", "--read-data"));
  }

  @Test
  void otherFilesWithTheSameBytesAreNamed() throws Exception {
    bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML);
    byte[] bytes = Files.readAllBytes(bench.input().resolve(Workbench.PLAIN));
    for (int i = 6; i > 0; i--) {
      bench.write("copies/" + i + ".txt", bytes);
    }
    bench.run();
    String first = "copies/1.txt, copies/2.txt, copies/3.txt, copies/4.txt, copies/5.txt";

    Result plan = bench.ask("purge", Workbench.PLAIN, "--reason=a test");
    assertThat(plan.code(), is(4));
    assertThat(
        plan.out(), containsString("6 other source files, which this purge leaves: " + first));
    assertThat(plan.out(), containsString("copies/5.txt and 1 more."));
    JsonNode purged = purge(Workbench.PLAIN);
    assertThat(purged.at("/same_bytes/files").asLong(), is(6L));
    assertThat(purged.at("/same_bytes/keys").size(), is(5));
    assertThat(purged.get("publish_again").asBoolean(), is(false));
    assertThat(purge(Workbench.HTML).at("/same_bytes/files").asLong(), is(0L));
    assertThat(
        bench.run("--force").out(),
        containsString("left alone: failed before (--retry-failed) or purged"));
  }

  @Test
  void everyIcebergSnapshotCanBeReadAfterThePublicationThatFollows() throws Exception {
    bench = new Workbench(folder).with(Workbench.PLAIN);
    bench.run();
    done(bench.ask("publish", "iceberg"));
    bench.with(Workbench.HTML);
    bench.run();
    done(bench.ask("publish", "iceberg"));

    Result purged = done(bench.ask("purge", Workbench.PLAIN, "--reason=a test", "--yes"));
    assertThat(purged.out(), containsString("publish again ('varve publish iceberg')"));
    JsonNode tables = json("publish", "iceberg", "--json").get("tables");

    for (JsonNode each : tables) {
      BaseTable table =
          new BaseTable(
              new StaticTableOperations(each.get("metadata").asText(), new LocalFileIO()), "t");
      int shown = 0;
      for (Snapshot snapshot : table.snapshots()) {
        assertThat(
            IcebergRows.read(table, snapshot.snapshotId()).toString(),
            not(containsString(Workbench.PLAIN)));
        shown++;
      }
      if (each.get("dataset").asText().equals("documents")) {
        assertThat(shown, is(1));
      }
    }
    assertThat(json("publish", "iceberg", "--json").get("status").asText(), is("no-changes"));
  }

  private JsonNode purge(String key) throws IOException {
    return json("purge", key, "--reason=a test", "--yes", "--json");
  }

  private JsonNode json(String... words) throws IOException {
    return Json.parse(done(bench.ask(words)).out());
  }

  private static Result done(Result result) {
    assertThat(result.out() + result.err(), result.code(), is(0));
    return result;
  }
}

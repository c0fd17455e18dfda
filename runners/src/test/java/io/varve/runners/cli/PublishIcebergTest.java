package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.varve.io.gcs.fake.FakeGcs;
import io.varve.io.iceberg.IcebergRows;
import io.varve.io.model.DataFile;
import io.varve.io.model.Snapshot;
import io.varve.io.parquet.RowReader;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishes real extractions, and reads them as another program does: from the metadata alone. */
class PublishIcebergTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void everyDatasetHasTheSameRowsThroughIceberg() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML);
    assertThat(bench.run().code(), is(0));

    JsonNode answer = JSON.readTree(done(bench.ask("publish", "iceberg", "--json")).out());

    assertThat(answer.get("status").asText(), is("published"));
    assertThat(answer.get("tables").size(), is(5));
    int total = 0;
    for (JsonNode each : answer.get("tables")) {
      int rows =
          assertSameRows(bench, 1, each.get("dataset").asText(), each.get("metadata").asText(), 0);
      assertThat(each.get("rows").asInt(), is(rows));
      total += rows;
    }
    assertThat(total, is(greaterThan(20)));
    done(bench.ask("check", "--read-data"));
  }

  @Test
  void bothPublicationsCanBeReadAfterADeletion() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML);
    bench.run();
    done(bench.ask("publish", "iceberg"));
    Files.delete(bench.input().resolve(Workbench.HTML));
    bench.run("--prune-deleted", "--max-missing=100");

    JsonNode answer = JSON.readTree(done(bench.ask("publish", "iceberg", "--json")).out());

    assertThat(answer.get("snapshot").asLong(), is(3L));
    for (JsonNode each : answer.get("tables")) {
      String dataset = each.get("dataset").asText();
      String metadata = each.get("metadata").asText();
      assertThat(each.get("removed").asLong(), is(greaterThan(0L)));
      int fewer = assertSameRows(bench, 3, dataset, metadata, 0);
      assertThat(assertSameRows(bench, 1, dataset, metadata, 1), is(greaterThan(fewer)));
    }
    done(bench.ask("check", "--read-data"));
  }

  @Test
  void publishingTheSameAgainDoesNothingByIdByTagAndByDefault() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.HTML);
    bench.run();
    done(bench.ask("publish", "iceberg"));

    for (String again : List.of("--snapshot=1", "--snapshot=iceberg", "--snapshot=2", "--json")) {
      Result result = done(bench.ask("publish", "iceberg", again));
      assertThat(
          result.out(), containsString(again.equals("--json") ? "no-changes" : "nothing changed"));
    }
    assertThat(Warehouse.open(bench.warehouse().toString()).snapshots().ids().size(), is(2));
  }

  @Test
  void anotherLocationGetsItsOwnTables() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.HTML);
    bench.run();
    Path elsewhere = folder.resolve("lake house");

    JsonNode answer =
        JSON.readTree(
            done(bench.ask("publish", "iceberg", "--location=" + elsewhere, "--tag=lake", "--json"))
                .out());

    for (JsonNode each : answer.get("tables")) {
      assertThat(
          each.get("location").asText(),
          is("file://" + elsewhere + "/" + each.get("dataset").asText()));
      int unused =
          assertSameRows(bench, 1, each.get("dataset").asText(), each.get("metadata").asText(), 0);
    }
    assertThat(Files.exists(bench.warehouse().resolve("iceberg")), is(false));
    assertThat(
        Warehouse.open(bench.warehouse().toString())
            .history()
            .lifecycle()
            .tags()
            .containsKey("lake"),
        is(true));
  }

  @Test
  void mistakesAreToldApart() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.HTML);
    assertThat(bench.ask("publish", "iceberg").code(), is(10));
    bench.run();

    assertMistake(bench.ask("publish", "iceberg", "--snapshot=9"), "neither the id of a snapshot");
    assertMistake(bench.ask("publish", "iceberg", "--tag=1st"), "Invalid tag: '1st'");
    assertMistake(bench.ask("publish", "iceberg", "--location="), "Invalid --location");
    assertMistake(
        bench.ask("publish", "iceberg", "--location=" + bench.warehouse() + "/data"),
        "inside the warehouse");
    assertMistake(Workbench.execute("publish"), "missing format: iceberg");
    assertThat(Files.exists(bench.warehouse().resolve("iceberg")), is(false));
  }

  @Test
  void warehouseInABucketIsPublishedThere() throws Exception {
    try (FakeGcs fake = FakeGcs.start("bucket")) {
      fake.put(
          "bucket",
          "in/a.htm",
          Files.readAllBytes(
              Workbench.HOME.resolve("pipelines/samples/filings").resolve(Workbench.HTML)));
      String warehouse = "--warehouse=gs://bucket/wh";
      done(Workbench.execute("run", "filings", "--input=gs://bucket/in", warehouse));

      JsonNode answer =
          JSON.readTree(done(Workbench.execute("publish", "iceberg", "--json", warehouse)).out());

      String metadata = answer.get("tables").get(0).get("metadata").asText();
      assertThat(metadata, is("gs://bucket/wh/iceberg/chunks/metadata/v1.metadata.json"));
      assertThat(
          Warehouse.open("gs://bucket/wh")
              .storage()
              .read("iceberg/chunks/metadata/version-hint.text"),
          is(new byte[] {'1'}));
      assertThat(
          Workbench.execute("publish", "iceberg", warehouse).out(),
          containsString("nothing changed"));
      done(Workbench.execute("check", "--read-data", warehouse));
    }
  }

  private static Result done(Result result) {
    assertThat(result.out() + result.err(), result.code(), is(0));
    return result;
  }

  private static void assertMistake(Result result, String message) {
    assertThat(result.err(), containsString(message));
    assertThat(result.code(), is(2));
  }

  /** Compares whole rows, nested values included. */
  private static int assertSameRows(
      Workbench bench, long id, String dataset, String metadata, int publicationsBack)
      throws IOException {
    BaseTable table =
        new BaseTable(new StaticTableOperations(metadata, new LocalFileIO()), dataset);
    org.apache.iceberg.Snapshot shown = table.currentSnapshot();
    for (int i = 0; i < publicationsBack; i++) {
      shown = table.snapshot(shown.parentId());
    }
    List<String> read =
        IcebergRows.read(table, shown.snapshotId()).stream()
            .map(row -> PlainValues.of(row).toString())
            .sorted()
            .toList();
    List<String> stored = stored(bench, id, dataset, table);
    assertThat(read, is(stored));
    return stored.size();
  }

  private static List<String> stored(Workbench bench, long id, String dataset, BaseTable table)
      throws IOException {
    Warehouse warehouse = Warehouse.open(bench.warehouse().toString());
    Snapshot snapshot = warehouse.history().find(id).orElseThrow().snapshot();
    List<String> rows = new ArrayList<>();
    for (DataFile file : warehouse.history().dataFiles(warehouse, snapshot)) {
      if (file.dataset().equals(dataset)) {
        try (RowReader reader = RowReader.open(warehouse.storage(), file.path())) {
          for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
            TreeMap<String, Object> values = new TreeMap<>();
            for (NestedField column : table.schema().columns()) {
              values.put(column.name(), PlainValues.of(row.get().get(column.name())));
            }
            rows.add(values.toString());
          }
        }
      }
    }
    rows.sort(String::compareTo);
    return rows;
  }
}

package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What DuckDB finds in the files that Iceberg's own library plans to read. Its Iceberg extension
 * has to be downloaded, so the plan is made by the library.
 */
class IcebergInDuckDbTest {

  @TempDir private Path folder;

  @Test
  void theFilesOfAScanHoldTheRowsOfTheSnapshot() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML);
    assertThat(bench.run().code(), is(0));
    Result published = bench.ask("publish", "iceberg", "--json");
    assertThat(published.err(), published.code(), is(0));
    for (JsonNode table : Json.parse(published.out()).get("tables")) {
      String dataset = table.get("dataset").asText();
      String digest =
          "count(*) AS n, count(DISTINCT source_key) AS files,"
              + " sum(hash(source_key, content_hash, run_id)) AS digest FROM ";
      Result ours = bench.ask("sql", "SELECT " + digest + dataset, "--format=json");
      assertThat(ours.err(), ours.code(), is(0));
      JsonNode expected = Json.parse(ours.out()).get(0);
      try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = duckDb.createStatement();
          ResultSet found =
              statement.executeQuery("SELECT " + digest + "read_parquet(" + planned(table) + ")")) {
        assertThat(found.next(), is(true));
        assertThat(found.getLong("n"), is(greaterThan(0L)));
        assertThat(found.getLong("n"), is(expected.get("n").asLong()));
        assertThat(found.getLong("files"), is(expected.get("files").asLong()));
        assertThat(found.getString("digest"), is(expected.get("digest").asText()));
      }
    }
    assertThat(bench.ask("check", "--read-data").code(), is(0));
  }

  private static String planned(JsonNode published) throws Exception {
    Table table =
        new BaseTable(
            new StaticTableOperations(published.get("metadata").asText(), new LocalFileIO()),
            published.get("dataset").asText());
    List<String> paths = new ArrayList<>();
    try (CloseableIterable<FileScanTask> scan = table.newScan().planFiles()) {
      scan.forEach(
          task -> paths.add("'" + task.file().location().replaceFirst("^file://", "") + "'"));
    }
    return paths.toString();
  }
}

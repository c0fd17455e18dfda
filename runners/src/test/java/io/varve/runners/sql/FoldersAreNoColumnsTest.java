package io.varve.runners.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.io.records.DayWarehouse;
import io.varve.io.records.Sighting;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders named {@code a=b}, of partitions or above the warehouse, make no columns of a table. */
final class FoldersAreNoColumnsTest {

  @TempDir private Path folder;
  private Workbench bench;

  @BeforeEach
  void write() throws Exception {
    bench = new Workbench(Files.createDirectories(folder.resolve("version=9")));
    DayWarehouse days = new DayWarehouse(bench.warehouse().toString());
    days.run("r1", Sighting.of("2026-06-20", "a", 1), Sighting.of("2026-06-21", "b", 2));
  }

  @Test
  void aQueryHasTheColumnsOfTheDataset() throws Exception {
    assertThat(
        sql("select column_name from (describe records) order by 1").toString(),
        not(containsString("year")));
    assertThat(
        sql("select version from records order by all").toString(),
        is("[{\"version\":1},{\"version\":1},{\"version\":2}]"));
    assertThat(
        sql("select column_name from (describe entries)").toString(),
        not(containsString("version\"")));
  }

  @Test
  void theViewsOfAScriptAreTheSame() throws Exception {
    Path script = folder.resolve("views.sql");
    Result written = bench.ask("sql", "--views=" + script);
    assertThat(written.err(), written.code(), is(0));
    List<String> columns = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(script));
      try (ResultSet result = statement.executeQuery("describe records")) {
        while (result.next()) {
          columns.add(result.getString(1));
        }
      }
      try (ResultSet result = statement.executeQuery("select max(version) from records")) {
        result.next();
        assertThat(result.getInt(1), is(2));
      }
    }
    assertThat(columns.contains("year"), is(false));
    assertThat(columns.get(0), is("source_key"));
  }

  @Test
  void dataFilesOfADayAreFoundByTheirFolder() throws Exception {
    assertThat(
        sql("select count(*) n from data_files where path like '%/month=06/day=21/%'").toString(),
        is("[{\"n\":1}]"));
    JsonNode file = sql("select path from data_files where shard like '%day=21%'").get(0);
    Result lineage = bench.ask("lineage", file.get("path").asText());
    assertThat(lineage.err(), lineage.code(), is(0));
    assertThat(lineage.out(), containsString("pncp/records/b"));
    Result check = bench.ask("check", "--read-data");
    assertThat(check.out(), check.code(), is(0));
  }

  private JsonNode sql(String query) throws Exception {
    Result result = bench.ask("sql", query, "--format=json");
    assertThat(result.err(), result.code(), is(0));
    return Json.parse(result.out());
  }
}

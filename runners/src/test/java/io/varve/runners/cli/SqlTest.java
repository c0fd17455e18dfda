package io.varve.runners.cli;

import static io.varve.runners.cli.ErrorLine.expectLine;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries over a warehouse with two snapshots, and each form of their results read back. */
final class SqlTest {

  @TempDir private static Path folder;
  private static Workbench bench;

  @BeforeAll
  static void makeTwoSnapshots() throws Exception {
    bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.BROKEN);
    assertThat(bench.run().code(), is(3));
    bench.with(Workbench.HTML);
    assertThat(bench.run("--run-name=it's the 2nd").code(), is(0));
  }

  @AfterAll
  static void theWarehouseIsIntact() {
    assertThat(bench.ask("check", "--read-data").code(), is(0));
  }

  @Test
  void everyViewAnswers() throws Exception {
    List<String> views = new ArrayList<>();
    json("show tables").forEach(row -> views.add(row.get("name").asText()));
    assertThat(
        views,
        contains(
            "chunks",
            "data_files",
            "documents",
            "documents_text",
            "entries",
            "failures",
            "footnotes",
            "runs",
            "sections",
            "snapshots",
            "tables"));
    JsonNode show = Json.parse(bench.ask("show", "--json").out());
    for (String dataset : List.of("documents", "sections", "tables", "footnotes", "chunks")) {
      assertThat(
          json("select count(*) as n from " + dataset).at("/0/n").asLong(),
          is(show.at("/datasets/" + dataset + "/rows").asLong()));
    }
    assertThat(json("from snapshots order by id").findValuesAsText("id"), contains("1", "2"));
    assertThat(json("from runs").findValuesAsText("name"), hasItem("it's the 2nd"));
    assertThat(json("from entries").findValuesAsText("key"), hasSize(3));
    assertThat(json("from failures").at("/0/key").asText(), is(Workbench.BROKEN));
    assertThat(
        json("select sum(rows) as n from data_files where dataset = 'sections'").at("/0/n"),
        is(json("select count(*)::hugeint as n from sections").at("/0/n")));
    JsonNode lengths =
        json(
            "select length(text) as found, text_length as told from documents_text join documents"
                + " using (source_key, document_id)");
    assertThat(lengths.size(), is(greaterThan(1)));
    lengths.forEach(row -> assertThat(row.get("found"), is(row.get("told"))));
  }

  @Test
  void anOlderSnapshotIsAskedByItsId() throws Exception {
    String query = "select count(distinct source_key) as n from documents";
    assertThat(json(query).at("/0/n").asLong(), is(2L));
    assertThat(json(query, "--snapshot=1").at("/0/n").asLong(), is(1L));
    assertThat(json("from entries", "--snapshot=1").size(), is(2));
    expectLine(bench.ask("sql", "select 1", "--snapshot=9"), 2, "Invalid --snapshot: 9 is neither");
    expectLine(
        bench.ask("sql", "select 1", "--snapshot=v1"), 2, "Invalid --snapshot: v1 is neither");
  }

  @Test
  void csvIsReadBackByALibrary() throws Exception {
    String query =
        "select * from (values ('a,\"b\"', 1.50, null), ('', 2, e'two\\nlines')) as t(x, y, \"z z\")";
    Result result = bench.ask("sql", query, "--format=csv");
    assertThat(result.err(), result.code(), is(0));
    assertThat(result.out(), is("x,y,z z\n\"a,\"\"b\"\"\",1.50,\n\"\",2.00,\"two\nlines\"\n"));
    List<CSVRecord> records =
        CSVFormat.RFC4180.builder().setHeader().build().parse(reader(result)).getRecords();
    assertThat(records.get(0).get("x"), is("a,\"b\""));
    assertThat(records.get(1).get("z z"), is("two\nlines"));
    Result sections = bench.ask("sql", "from sections order by all", "--format=csv");
    List<CSVRecord> rows =
        CSVFormat.RFC4180.builder().setHeader().build().parse(reader(sections)).getRecords();
    JsonNode expected = json("from sections order by all");
    assertThat(rows, hasSize(expected.size()));
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).get("text"), is(expected.get(i).get("text").asText()));
    }
  }

  @Test
  void jsonKeepsTypesAndStructures() throws Exception {
    JsonNode cell = json("select cells[1][1] as cell from tables limit 1").at("/0/cell");
    assertThat(cell.get("text").isTextual() && cell.get("colspan").isInt(), is(true));
    JsonNode run = json("select started_at, options from runs limit 1").get(0);
    assertThat(run.get("started_at").asText(), containsString("Z"));
    assertThat(Instant.parse(run.get("started_at").asText()).isAfter(Instant.EPOCH), is(true));
    assertThat(run.at("/options/max-attempts").asText(), is("3"));
    assertThat(
        json("select 1 as a, 2 as a, 3 as a").toString(), is("[{\"a\":1,\"a_1\":2,\"a_2\":3}]"));
    assertThat(json("from documents where false").size(), is(0));
  }

  @Test
  void aTableFitsAndSaysWhatItLeavesOut() {
    String query = "select i, repeat('x', 300) as long, 'b' as short from range(5) as t(i)";
    Result cut = bench.ask("sql", query, "--max-rows=2");
    assertThat(cut.out().lines().map(String::length).toList(), everyItem(lessThanOrEqualTo(130)));
    assertThat(
        cut.out(),
        allOf(containsString("x…  b\n"), containsString("2 rows shown; there are more: --max")));
    assertThat(cut.out(), containsString("--wide shows them whole"));
    String wide = bench.ask("sql", query, "--wide").out();
    assertThat(wide, containsString("x".repeat(300)));
    assertThat(wide, allOf(containsString("5 rows.\n"), not(containsString("cut"))));
    assertThat(bench.ask("sql", "from documents limit 1").out(), containsString("row 1\n"));
    assertThat(bench.ask("sql", "from range(201)").out(), containsString("200 rows shown"));
    assertThat(
        bench.ask("sql", "select count(*) n from entries").out(), is("  n\n  3\n\n1 row.\n"));
    assertThat(
        bench.ask("sql", "from range(2)").out(), is("  range\n      0\n      1\n\n2 rows.\n"));
    assertThat(
        bench.ask("sql", "select 1 as \"a\nb\"").out(), is("  a\\x0ab\n       1\n\n1 row.\n"));
    assertThat(
        bench.ask("sql", "select " + "1, ".repeat(60) + "2").out(), containsString("row 1\n"));
    Result csv = bench.ask("sql", "from range(3)", "--format=csv", "--max-rows=2");
    assertThat(csv.out(), is("range\n0\n1\n"));
    assertThat(csv.err(), containsString("There are more rows"));
    assertThat(bench.ask("sql", "select e'\\x1b[31m' as x").out(), containsString("\\x1b[31m"));
  }

  @Test
  void aQueryComesFromAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("my query.sql"), "-- two\nselect 2 as n;\n");
    Result result = bench.ask("sql", "--file=" + file, "--format=csv");
    assertThat(result.out(), is("n\n2\n"));
    expectLine(bench.ask("sql", "--file=" + folder.resolve("none")), 1, "there is no such file");
    Files.write(file, new byte[] {(byte) 0xff});
    expectLine(bench.ask("sql", "--file=" + file), 2, "not text in UTF-8");
  }

  @Test
  void mistakesAreOneLineWithTheWordsOfTheDatabase() {
    expectLine(bench.ask("sql", "selec 1"), 2, "syntax error at or near \"selec\", line 1");
    expectLine(bench.ask("sql", "select\n  from from"), 2, "line 2, column 8");
    expectLine(bench.ask("sql", "select nope from runs"), 2, "Referenced column \"nope\"");
    expectLine(bench.ask("sql", "from document"), 2, "Did you mean \"documents");
    expectLine(bench.ask("sql", "select 'x'::int"), 2, "Could not convert string 'x'");
    expectLine(bench.ask("sql", ""), 2, "it is empty");
    expectLine(bench.ask("sql", "select 1; select 2"), 2, "it has 2 statements; give one");
    expectLine(bench.ask("sql"), 2, "Cannot choose a query");
    expectLine(bench.ask("sql", "select 1", "--max-rows=0"), 2, "Invalid --max-rows: 0");
    expectLine(bench.ask("sql", "select 1", "--format=xml"), 2, "--format");
    Result json = bench.ask("sql", "selec 1", "--format=csv");
    assertThat(json.code(), is(2));
  }

  @Test
  void theViewsServeADatabaseOfTheUser() throws Exception {
    Path script = folder.resolve("views.sql");
    assertThat(bench.ask("sql", "--views=" + script).code(), is(0));
    String shown = bench.ask("show", "--sql").out();
    assertThat(Files.readString(script), is(shown));
    try (Connection own = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = own.createStatement()) {
      statement.execute(shown);
      for (String view : List.of("sections", "entries", "snapshots", "runs", "documents_text")) {
        try (ResultSet result = statement.executeQuery("select count(*) from " + view)) {
          result.next();
          assertThat(
              result.getLong(1), is(json("select count(*) as n from " + view).at("/0/n").asLong()));
        }
      }
    }
    expectLine(bench.ask("sql", "select 1", "--views=x.sql"), 2, "Leave out the query");
  }

  @Test
  void tagsAndWhatBecameOfSnapshotsAreAsked() throws Exception {
    Workbench other = new Workbench(folder.resolve("tagged")).with(Workbench.PLAIN);
    assertThat(other.run().code(), is(0));
    assertThat(other.ask("tag", "gold", "1").code(), is(0));
    Result tags = other.ask("sql", "select id, operation, tags from snapshots", "--json");
    assertThat(
        tags.out(),
        is(
            "[\n{\"id\":1,\"operation\":\"run\",\"tags\":[\"gold\"]},\n"
                + "{\"id\":2,\"operation\":\"tag\",\"tags\":[]}\n]\n"));
    Result asked =
        other.ask("sql", "select count(*) as n from entries", "--snapshot=gold", "--json");
    assertThat(asked.err() + asked.out(), asked.out(), is("[\n{\"n\":1}\n]\n"));
    assertThat(other.ask("purge", Workbench.PLAIN, "--yes", "--reason=a test").code(), is(0));
    Result rows = other.ask("sql", "select count(*) as n from sections", "--snapshot=1", "--json");
    assertThat(rows.out(), is("[\n{\"n\":0}\n]\n"));
    assertThat(other.ask("check", "--read-data").code(), is(0));
  }

  @Test
  void aDamagedDataFileIsNoMistakeOfTheQuery() throws Exception {
    Workbench other = new Workbench(folder.resolve("damaged")).with(Workbench.PLAIN);
    assertThat(other.run().code(), is(0));
    String path =
        Json.parse(other.ask("sql", "from data_files where dataset = 'tables'", "--json").out())
            .at("/0/path")
            .asText();
    Path file = other.warehouse().resolve(path);
    byte[] whole = Files.readAllBytes(file);
    Files.writeString(file, "no Parquet");
    expectLine(other.ask("sql", "from tables"), 12, "Cannot trust " + path);
    expectLine(other.ask("sql", "from tables", "--no-verify"), 12, "found 10 bytes");
    expectLine(other.ask("health"), 12, "Cannot trust " + path);
    assertThat(other.ask("sql", "select count(*) from sections").code(), is(0));
    Files.delete(file);
    expectLine(other.ask("sql", "from tables"), 12, "found no such file");
    expectLine(other.ask("sql", "from tables", "--no-verify"), 12, "found no such file");
    Files.write(file, whole);
    assertThat(other.ask("sql", "from tables").code(), is(0));
  }

  /** A byte of a page that DuckDB does not notice: only the hash knows. */
  @Test
  void aFlippedByteIsNoticedBeforeAnyAnswer() throws Exception {
    Workbench other = new Workbench(folder.resolve("flipped")).with(Workbench.PLAIN);
    assertThat(other.run().code(), is(0));
    JsonNode files =
        Json.parse(other.ask("sql", "from data_files where dataset = 'sections'", "--json").out());
    String path = files.at("/0/path").asText();
    Path file = other.warehouse().resolve(path);
    byte[] bytes = Files.readAllBytes(file);
    // The first byte of the magic number at the beginning, which readers skip.
    bytes[0] ^= 1;
    Files.write(file, bytes);
    for (String query : List.of("select count(*) from sections", "from documents_text")) {
      expectLine(other.ask("sql", query), 12, "Cannot trust " + path + ": expected sha256:");
    }
    expectLine(other.ask("health"), 12, "Cannot trust " + path + ": expected sha256:");
    assertThat(other.ask("sql", "select count(*) from documents").code(), is(0));
    Result believed = other.ask("sql", "select count(*) > 0 as n from sections", "--no-verify");
    assertThat(believed.err() + believed.out(), believed.out(), containsString("true"));
    assertThat(other.ask("check", "--read-data").code(), is(12));
  }

  private static JsonNode json(String query, String... flags) throws IOException {
    List<String> words = new ArrayList<>(List.of("sql", query, "--json"));
    words.addAll(List.of(flags));
    Result result = bench.ask(words.toArray(new String[0]));
    assertThat(result.err(), result.code(), is(0));
    return Json.parse(result.out());
  }

  private static StringReader reader(Result result) {
    return new StringReader(result.out());
  }
}

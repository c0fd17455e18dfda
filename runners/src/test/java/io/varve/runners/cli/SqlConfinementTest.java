package io.varve.runners.cli;

import static io.varve.runners.cli.ErrorLine.expectLine;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query must not do: it reads the views, and changes and reaches nothing else. */
final class SqlConfinementTest {

  @TempDir private static Path folder;
  private static Workbench bench;
  private static Path secret;
  private static String dataFile;

  @BeforeAll
  static void prepare() throws Exception {
    bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run().code(), is(0));
    secret = Files.writeString(folder.resolve("secret.csv"), "word\nxyzzy\n");
    String path =
        Json.parse(bench.ask("sql", "from data_files where dataset = 'documents'", "--json").out())
            .at("/0/path")
            .asText();
    dataFile = bench.warehouse().resolve(path).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from read_csv('SECRET')",
        "from 'SECRET'",
        "from read_text('SECRET')",
        "from read_blob('FOLDER/*')",
        "from glob('FOLDER/*')",
        "from sniff_csv('SECRET')",
        "from read_csv('/etc/passwd')",
        "from read_parquet('DATA/../../../../secret.csv')",
        "from parquet_metadata('FOLDER/nothing.parquet')",
        "from query('from read_csv(''SECRET'')')",
        "from query_table('SECRET')",
        "from read_csv('http://127.0.0.1:9/x.csv')",
        "from read_parquet('s3://bucket/x.parquet')",
        "copy documents to 'FOLDER/out.csv'",
        "copy (select 1) to 'DATA' (format parquet, use_tmp_file false)",
        "explain analyze copy (select 1) to 'DATA' (format parquet, use_tmp_file false)",
        "prepare p as copy (select 1) to 'DATA' (format parquet, use_tmp_file false)",
        "select 1; copy (select 1) to 'DATA' (format parquet, use_tmp_file false)",
        "with x as (copy (select 1) to 'DATA') from x",
        "export database 'FOLDER/out'",
        "import database 'FOLDER'",
        "attach 'FOLDER/x.db'",
        "attach ':memory:' as other",
        "install httpfs",
        "load httpfs",
        "force install icu",
        "set enable_external_access = true",
        "reset lock_configuration",
        "pragma enable_profiling",
        "pragma profiling_output = 'FOLDER/profile'",
        "call pragma_version()",
        "create table t as from documents",
        "create secret s (type s3)",
        "create macro m(x) as x",
        "drop view documents",
        "insert into documents select * from documents",
        "delete from documents",
        "update documents set cik = '1'",
        "begin transaction",
        "checkpoint",
        "vacuum"
      })
  void isRefusedAndLeavesNothing(String query) throws Exception {
    Map<String, String> before = files();
    String real =
        query
            .replace("SECRET", secret.toString())
            .replace("DATA", dataFile)
            .replace("FOLDER", folder.toString());
    Result result = bench.ask("sql", real, "--format=csv");
    expectLine(result, 2, "Cannot answer the query: ");
    assertThat(files(), is(before));
  }

  @Test
  void aFileThatOtherViewsReadIsClosedToAQuery() {
    expectLine(
        bench.ask("sql", "select 1 from read_parquet('" + dataFile + ".x')"), 2, "Permission");
    assertThat(bench.ask("sql", "select count(*) from documents").code(), is(0));
  }

  @Test
  void namesAreQuotedWhateverTheyAre() throws Exception {
    Workbench odd = new Workbench(folder.resolve("it's [odd] \"*\" name")).with(Workbench.PLAIN);
    assertThat(odd.run("--run-name='; copy x to 'y").code(), is(0));
    Result result = odd.ask("sql", "select name from runs", "--format=csv");
    assertThat(result.out(), is("name\n'; copy x to 'y\n"));
    assertThat(odd.ask("sql", "select count(*) > 0 as n from sections").out(), not(is("")));
    assertThat(odd.ask("health").code(), is(0));
  }

  private static Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
      }
    }
    return files;
  }
}

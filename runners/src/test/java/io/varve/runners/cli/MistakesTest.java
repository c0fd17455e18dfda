package io.varve.runners.cli;

import static io.varve.runners.cli.ErrorLine.expectLastLine;
import static io.varve.runners.cli.ErrorLine.expectLine;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people mistype is told to them as theirs: exit code 2, what, where, and what to do. */
final class MistakesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "s3://a/b, gs://bucket/folder",
    "http://x/y, gs://bucket/folder",
    "gs://, It has 3 to 222",
    "file://host/x, file:///data/filings",
    "file:x, file:///data/filings"
  })
  void anInputThatCannotBe(String input, String remedy) {
    String warehouse = "--warehouse=" + folder.resolve("w");
    for (String verb : new String[] {"run", "plan"}) {
      expectLine(
          Workbench.execute(verb, "filings", "--input=" + input, warehouse),
          2,
          "Invalid --input: " + input + ":",
          remedy);
    }
    assertThat(Files.exists(folder.resolve("w")), is(false));
  }

  @ParameterizedTest
  @CsvSource({
    "s3://b/c, paths of this machine are supported",
    "gs://, as in gs://bucket/folder",
    "file://host/x, file:///data/filings"
  })
  void aWarehouseThatCannotBe(String location, String remedy) throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    String input = "--input=" + bench.input();
    String warehouse = "--warehouse=" + location;
    String events = "--openlineage=" + folder.resolve("events");
    expectLine(Workbench.execute("run", "filings", input, warehouse), 2, location + ":", remedy);
    expectLine(Workbench.execute("plan", "filings", input, warehouse), 2, location + ":", remedy);
    expectLine(Workbench.execute("snapshots", warehouse), 2, location + ":", remedy);
    assertThat(Workbench.execute("run", "filings", input, warehouse, events).code(), is(2));
  }

  @Test
  void aKeyPrefixThatOverlapsAnother() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run("--key-prefix=a/").code(), is(0));
    String why = "Invalid --key-prefix: 'a/b/' overlaps 'a/'";
    expectLastLine(bench.run("--key-prefix=a/b/"), 2, why);
    expectLine(bench.plan("--key-prefix=a/b/"), 2, why);
    for (Result json :
        new Result[] {
          bench.run("--key-prefix=a/b/", "--json"), bench.plan("--key-prefix=a/b/", "--json")
        }) {
      assertThat(json.code(), is(2));
      assertThat(json.err(), not(containsString("overlaps")));
      assertThat(json.out(), containsString("\"exit_code\" : 2"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--input=",
        "--input= ",
        "--warehouse=",
        "--openlineage=",
        "--metrics-file=",
        "--include=",
        "--exclude=",
        "--run-name="
      })
  void anEmptyValue(String flag) throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    String name = flag.substring(0, flag.indexOf('='));
    Result result =
        Workbench.execute(
            "run",
            "filings",
            name.equals("--input") ? flag : "--input=" + bench.input(),
            name.equals("--warehouse") ? flag : "--warehouse=" + bench.warehouse(),
            name.matches("--input|--warehouse") ? "--key-prefix=" : flag);
    expectLine(result, 2, "Invalid " + name + ": it is empty. ");
    assertThat(Files.exists(bench.warehouse()), is(false));
  }

  @Test
  void aFileInPlaceOfAFolder() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    Path file = Files.writeString(folder.resolve("file"), "x");
    String warehouse = "--warehouse=" + file;
    String why = "Invalid --warehouse: " + file + ": it is a file; choose a folder.";
    expectLine(Workbench.execute("snapshots", warehouse), 2, why);
    for (String verb : new String[] {"run", "plan"}) {
      String input = "--input=" + bench.input();
      expectLine(Workbench.execute(verb, "filings", input, warehouse), 2, why);
      expectLine(Workbench.execute(verb, "filings", input, warehouse + "/x"), 2, " is a file; ");
    }
    assertThat(bench.run().code(), is(0));
    expectLine(bench.ask("export-items", "--out=" + file), 2, "it is a file; choose a folder");
    expectLine(Workbench.execute("demo", "--keep-at=" + file), 2, "it is a file; choose a folder");
  }

  @Test
  void aFolderInPlaceOfAFile() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    expectLine(bench.run("--metrics-file=" + folder), 2, "it is a folder; name a file");
    expectLine(bench.run("--openlineage=" + folder), 2, "it is a folder; name a file");
    assertThat(Files.exists(bench.warehouse()), is(false));
  }

  @ParameterizedTest
  @CsvSource({
    "--runner=SparkRunner, DirectRunner and FlinkRunner",
    "--rnner=X, did you mean --runner?",
    "--bogus=1, Beam has no option --bogus",
    "--targetParallelism=x, 'x' is no value",
    "foo, foo is no option"
  })
  void whatBeamDoesNotKnow(String argument, String part) throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    expectLine(bench.run("--", argument), 2, "Cannot understand the options after --: ", part);
    expectLine(bench.plan("--", "--jobName=a", argument), 2, "options after --: ", part);
    assertThat(Files.exists(bench.warehouse()), is(false));
  }

  @Test
  void wordsThatNoCommandTakes() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    expectLine(bench.run("--workers=abc"), 2, "'abc' is not a whole number");
    expectLine(bench.run("--workers=99999999999"), 2, "'99999999999' is too large a number");
    expectLine(bench.ask("diff", "--limit=x"), 2, "'x' is not a whole number");
    expectLine(bench.ask("explain", "a", "b"), 2, "nothing can be done with 'b' here");
    expectLine(bench.run("--extract-timeout=0s"), 2, "Invalid --extract-timeout: 0s.");
    expectLine(bench.ask("diff", "--debug", "--limit=x"), 2, "not a whole number");
    assertThat(bench.run().code(), is(0));
    Result both = bench.ask("show", "--sql", "--json");
    assertThat(both.code(), is(2));
    assertThat(both.out(), containsString("Invalid --sql with --json"));
  }

  @Test
  void anOptionOfBeamBeforeTheDashes() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    expectLine(
        bench.run("--runner=FlinkRunner"),
        2,
        "'--runner=FlinkRunner'; options of Beam come after --, as in -- --runner=FlinkRunner.");
  }

  @Test
  void whatIsNotThere() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run().code(), is(0));
    expectLine(bench.ask("explain", "nobody.txt"), 2, "Cannot find nobody.txt");
    expectLine(bench.ask("quarantine", "nobody.txt"), 2, "Cannot find nobody.txt");
    expectLine(bench.ask("show", "99"), 2, "Invalid ID: 99");
    String out = "--out=" + folder.resolve("items");
    expectLine(bench.ask("export-items", "--snapshot=9", out), 2, "Invalid --snapshot: 9");
    expectLine(bench.ask("show", "abc"), 2, "Invalid ID: abc is neither");
    expectLine(bench.ask("export-items", "--out="), 2, "Invalid --out: it is empty.");
    String full = "--out=" + bench.input();
    expectLine(bench.ask("export-items", full), 2, "it is not empty; choose a new folder.");
  }
}

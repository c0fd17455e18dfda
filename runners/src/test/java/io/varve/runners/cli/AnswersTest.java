package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read. */
final class AnswersTest {

  @TempDir private Path folder;

  @Test
  void explainNamesTheSettingThatChanged() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run().code(), is(0));
    assertThat(bench.run("--chunk-tokens=256").code(), is(0));
    String story = bench.ask("explain", Workbench.PLAIN).out();
    assertThat(story, containsString("chunk_tokens: 512 -> 256"));
    assertThat(story, containsString("no later run looked at it"));
    assertThat(bench.run("--chunk-tokens=256").code(), is(0));
    assertThat(bench.run("--chunk-tokens=256", "--include=*.htm", "--rehash").code(), is(4));
    assertThat(bench.ask("explain", Workbench.PLAIN).out(), containsString("seen by 1 later run"));
  }

  @Test
  void aFailureWithoutAStackTraceSaysSo() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.BROKEN);
    assertThat(bench.run().code(), is(3));
    String account = bench.ask("quarantine", Workbench.BROKEN).out();
    String withStack = bench.ask("quarantine", "--stack", Workbench.BROKEN).out();
    assertThat(account, not(containsString("stack trace")));
    assertThat(withStack, containsString("There is no stack trace"));
  }

  @Test
  void explainKnowsFilesThatWereTakenOut() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML);
    assertThat(bench.run().code(), is(0));
    Files.delete(bench.input().resolve(Workbench.HTML));
    assertThat(bench.run("--prune-deleted", "--max-missing=50").code(), is(0));
    assertThat(bench.ask("explain", Workbench.HTML).out(), containsString("decision     removed"));
  }

  @Test
  void theSummaryNamesTheFailedAndTheNextStep() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.BROKEN);
    String summary = bench.run().out();
    assertThat(
        summary,
        allOf(
            containsString("  2  listed"),
            containsString("  2  added"),
            containsString("Processed 2 documents: 1 succeeded, 1 failed."),
            containsString(Workbench.BROKEN),
            containsString("varve failures --warehouse=" + bench.warehouse())));
    assertThat(bench.ask("failures").out(), containsString("waits for a change"));
    assertThat(bench.ask("quarantine", Workbench.BROKEN).out(), not(containsString("\tat ")));
  }

  @Test
  void theWarehouseInsideTheInputIsNoInput() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    Path inside = bench.input().resolve("my [wh]");
    String[] run = {"run", "filings", "--input=" + bench.input()};
    Map<String, String> variables = Map.of("VARVE_WAREHOUSE", inside.toString());
    assertThat(Workbench.execute(variables, run).code(), is(0));
    Result again = Workbench.execute(variables, run);
    assertThat(again.out(), containsString("  1  listed"));
    Result swapped =
        Workbench.execute("run", "filings", "--input=" + inside, "--warehouse=" + bench.input());
    assertThat(swapped.code(), is(2));
    assertThat(swapped.err(), containsString("holds the input"));
  }

  @Test
  void theViewsNameExactlyTheDataFiles() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run().code(), is(0));
    String sql = bench.ask("show", "--sql").out();
    assertThat(sql, containsString("create or replace view \"documents\" as select"));
    Set<Path> named = new TreeSet<>();
    for (String line : sql.lines().filter(l -> l.startsWith("  '")).toList()) {
      Path file = Path.of(line.substring(3, line.lastIndexOf('\'')));
      assertThat(file.toString(), Files.exists(file), is(true));
      named.add(file);
    }
    try (Stream<Path> files = Files.walk(bench.warehouse().resolve("data"))) {
      assertThat(named.containsAll(files.filter(Files::isRegularFile).toList()), is(true));
    }
  }

  @Test
  void showTellsWhoAndWithWhat() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run("--run-name=first try").code(), is(0));
    String shown = bench.ask("show", "1").out();
    assertThat(
        shown,
        allOf(
            containsString("first try"),
            containsString("chunk_tokens"),
            containsString("max-missing"),
            containsString("parquet"),
            containsString("1 PASS")));
  }

  @Test
  void aRunThatFoundNothingToDoSaysThatTheTablesStayed() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run().out(), matchesPattern("(?s).*documents +[0-9]+ +new\n.*"));
    assertThat(bench.run().out(), matchesPattern("(?s).*documents +[0-9]+ +=\n.*"));
  }

  @Test
  void planChangesNothing() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    Result plan = bench.plan();
    assertThat(plan.out(), containsString("a run would process 1"));
    assertThat(plan.out(), containsString("not in the manifest"));
    assertThat(Files.exists(bench.warehouse()), is(false));
  }
}

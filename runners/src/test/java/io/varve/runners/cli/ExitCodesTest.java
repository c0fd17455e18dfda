package io.varve.runners.cli;

import static io.varve.runners.cli.ErrorLine.expectLine;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each exit code is reached by a real command, and errors are one line without a stack trace. */
final class ExitCodesTest {

  @TempDir private Path folder;

  @Test
  void doneAndNothingToDo() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run().code(), is(0));
    Result again = bench.run();
    assertThat(again.code(), is(0));
    assertThat(again.out(), startsWith("Nothing changed"));
    assertThat(bench.ask("check", "--read-data").code(), is(0));
  }

  @Test
  void aFileThatNobodyKnowsIsWrongUsageWithSuggestions() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run().code(), is(0));
    Result result = bench.ask("explain", "0009027744-02-000061.txt");
    expectLine(result, 2, "Did you mean " + Workbench.PLAIN + "?");
    expectLine(bench.ask("quarantine", Workbench.PLAIN), 2, "did not fail");
    expectLine(bench.ask("show", "7"), 2, "the snapshots are 1 to 1, the tags none.");
  }

  @Test
  void wrongUsage() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    Result alone = Workbench.execute();
    assertThat(alone.code(), is(2));
    assertThat(alone.err(), is(Workbench.execute("--help").out()));
    assertThat(alone.out(), is(emptyString()));
    expectLine(Workbench.execute("run"), 2, "missing pipeline: filings");
    expectLine(Workbench.execute("snapshot"), 2, "there is no command 'snapshot'; did you mean");
    expectLine(Workbench.execute("snapshots"), 2, "--warehouse is missing");
    expectLine(Workbench.execute("snapshots", "--warehouse=s3://bucket"), 2, "no storage");
    expectLine(bench.run("--bogus"), 2, "unknown option: '--bogus'");
    expectLine(bench.run("stray"), 2, "nothing can be done with 'stray' here");
    expectLine(bench.run("--max-file-size=ten"), 2, "not a size");
    expectLine(bench.run("--extract-timeout=soon"), 2, "not a time");
    expectLine(bench.run("--max-missing=many"), 2, "not a percentage");
  }

  @Test
  void settingsOutOfBounds() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    expectLine(bench.run("--max-attempts=0"), 2, "Invalid --max-attempts: 0");
    expectLine(bench.run("--max-missing=101"), 2, "Invalid --max-missing: 101");
    expectLine(bench.run("--extract-timeout=0s"), 2, "Invalid --extract-timeout");
    expectLine(bench.run("--max-file-size=3GB"), 2, "Invalid --max-file-size");
    expectLine(bench.run("--chunk-tokens=1"), 2, "Invalid chunk size: 1");
    expectLine(bench.run("--workers=0"), 2, "Invalid number of workers: 0");
    expectLine(
        bench.run("--include=[a"),
        2,
        "Invalid --include: '[a' is not a valid glob: a '[' without ']'");
    expectLine(bench.run("--key-prefix=/x"), 2, "Invalid --key-prefix: '/x'");
    expectLine(bench.run("--", "--bogus=1"), 2, "after --");
    assertThat(Files.exists(bench.warehouse()), is(false));
  }

  @Test
  void noInput() {
    Workbench bench = new Workbench(folder);
    Result result = bench.run();
    assertThat(result.code(), is(2));
    assertThat(result.err(), containsString("Cannot list the input " + bench.input()));
    assertThat(Files.exists(bench.warehouse()), is(false));
  }

  @Test
  void documentsFailed() throws Exception {
    Result result = new Workbench(folder).with(Workbench.PLAIN, Workbench.BROKEN).run();
    assertThat(result.code(), is(3));
    assertThat(
        result.out(),
        allOf(containsString("Committed snapshot 1"), containsString(Workbench.BROKEN)));
  }

  @Test
  void refused() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML);
    assertThat(bench.run().code(), is(0));
    Files.delete(bench.input().resolve(Workbench.HTML));
    Result result = bench.run("--max-missing=20%");
    assertThat(result.code(), is(4));
    assertThat(result.err(), containsString("Cannot run: 1 of 2 known files"));
    assertThat(result.out(), is(emptyString()));
    assertThat(bench.plan().code(), is(4));
    assertThat(bench.run("--max-missing=50").code(), is(0));
  }

  @Test
  void conflict() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML);
    CountDownLatch ready = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Result> one = threads.submit(() -> together(bench, ready));
      Future<Result> other = threads.submit(() -> together(bench, ready));
      assertThat(List.of(one.get().code(), other.get().code()), containsInAnyOrder(0, 5));
      assertThat(one.get().err() + other.get().err(), containsString("committed snapshot 1 first"));
    } finally {
      threads.shutdown();
    }
  }

  private static Result together(Workbench bench, CountDownLatch ready)
      throws InterruptedException {
    ready.countDown();
    ready.await();
    return bench.run();
  }

  @Test
  void noWarehouse() {
    String missing = folder.resolve("nothing").toString();
    for (String command : List.of("snapshots", "show", "failures", "check")) {
      expectLine(
          Workbench.execute(Map.of("VARVE_WAREHOUSE", missing), command), 10, "Check --warehouse");
    }
  }

  @Test
  void damaged() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run().code(), is(0));
    Path snapshot = bench.warehouse().resolve("snapshots/00000000000000000001.json");
    String text = Files.readString(snapshot);
    Files.delete(snapshot);
    Files.writeString(snapshot, text.replace("\"listed\" : 1", "\"listed\" : 2"));
    expectLine(bench.ask("snapshots"), 12, "Cannot trust snapshots/");
    Result run = bench.run();
    assertThat(run.code(), is(12));
    Result check = bench.ask("check");
    assertThat(check.code(), is(12));
    assertThat(check.out(), containsString("unreadable"));
  }

  @Test
  void anUnreadableWarehouseFolderIsNoDefect() throws Exception {
    Files.writeString(folder.resolve("file"), "x", StandardCharsets.UTF_8);
    Result result =
        Workbench.execute("snapshots", "--warehouse=" + folder.resolve("file").resolve("below"));
    assertThat(result.code(), is(not(0)));
    assertThat(result.err(), not(containsString("defect")));
  }
}

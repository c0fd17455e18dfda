package io.varve.runners.cli;

import static io.varve.runners.cli.ErrorLine.expectLastLine;
import static io.varve.runners.cli.ErrorLine.expectLine;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rollback, tag, untag, forget, prune and repair as people and programs use them. */
final class LifecycleCommandsTest {

  private static final String REASON = "--reason=a test";

  @TempDir private Path folder;
  private Workbench bench;

  /** Snapshot 1 has one filing, snapshot 2 another one, too. */
  @BeforeEach
  void twoRuns() throws Exception {
    bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run().code(), is(0));
    bench.with(Workbench.HTML);
    assertThat(bench.run().code(), is(0));
  }

  @AfterEach
  void warehouseIsIntact() {
    Result check = bench.ask("check", "--read-data");
    assertThat(check.out() + check.err(), check.code(), is(0));
  }

  @Test
  void rollbackTakesTheTablesBackAndTheNextRunGoesOn() throws Exception {
    Result result = bench.ask("rollback", "1", REASON);

    assertThat(result.err(), result.code(), is(0));
    assertThat(
        result.out(),
        containsString("Rolled back: snapshot 3 has the tables of snapshot 1 (1 file,"));
    assertThat(bench.ask("explain", Workbench.HTML).out(), containsString("rolled back to"));
    assertThat(bench.ask("snapshots").out(), containsString("a test"));
    JsonNode again = json(0, "rollback", "1", REASON, "--json");
    assertThat(again.get("status").asText(), is("no-changes"));
    assertThat(again.get("target").asLong(), is(1L));
    assertThat(bench.run().out(), containsString("1  added"));
    assertThat(json(0, "rollback", "3", REASON, "--json").get("snapshot").asLong(), is(5L));
  }

  @Test
  void tagsNameSnapshotsInAllCommands() throws Exception {
    assertThat(bench.ask("tag", "first", "1").out(), is("Snapshot 1 has the tag first.\n"));
    assertThat(bench.ask("tag", "now").out(), is("Snapshot 3 has the tag now.\n"));
    assertThat(bench.ask("tag", "first", "1").out(), containsString("Nothing to do"));
    assertThat(bench.ask("snapshots").out(), containsString("first"));
    assertThat(bench.ask("show", "first").code(), is(0));
    expectLine(bench.ask("tag", "first", "2"), 4, "snapshot 1 has the tag first", "--move");
    JsonNode moved = json(0, "tag", "first", "2", "--move", "--json");
    assertThat(moved.get("target").asLong(), is(2L));
    assertThat(moved.get("tag").asText(), is("first"));
    assertThat(bench.ask("rollback", "first", REASON).out(), containsString("Nothing to do"));
    assertThat(bench.ask("untag", "first").out(), is("No snapshot has the tag first any more.\n"));
    expectLine(bench.ask("untag", "first"), 2, "Cannot remove tag first: no snapshot has it");
  }

  @Test
  void forgetShowsItsPlanAndPruneFreesTheSpace() throws Exception {
    Result plan = bench.ask("forget", "--keep-last=1");
    assertThat(plan.code(), is(4));
    assertThat(plan.out(), containsString("To be forgotten: 1 snapshot."));
    assertThat(plan.out(), containsString("Nothing was done. Add --yes to do it."));
    assertThat(bench.ask("forget", "--keep-last=1", "--yes", "--dry-run").code(), is(0));
    assertThat(bench.ask("forget", "--keep-last=9", "--yes").out(), containsString("all are kept"));
    JsonNode done = json(0, "forget", "--keep-last=1", "--yes", "--json");
    assertThat(done.get("status").asText(), is("committed"));
    assertThat(done.get("snapshot").asLong(), is(3L));
    assertThat(done.get("forgotten").get(0).get("id").asLong(), is(1L));
    assertThat(done.get("kept").get(0).get("reasons").get(0).asText(), is("current snapshot"));
    expectLine(bench.ask("rollback", "1", REASON), 2, "Invalid ID: 1 is a snapshot that was");
    expectLine(bench.ask("tag", "t", "1"), 2, "Invalid ID: 1 is a snapshot that was");
    expectLine(bench.ask("show", "1"), 2, "1 is a snapshot that was forgotten");

    List<String> before = files();
    assertThat(bench.ask("prune").code(), is(4));
    assertThat(bench.ask("prune", "--dry-run").code(), is(0));
    assertThat(files(), is(before));
    JsonNode marked = json(0, "prune", "--yes", "--json");
    assertThat(marked.get("marked_files").asInt(), is(greaterThan(0)));
    assertThat(marked.get("deleted_files").asInt(), is(0));
    assertThat(bench.ask("prune", "--yes").out(), containsString("waiting"));
    Result pruned = bench.ask("prune", "--grace=0s", "--yes");
    assertThat(pruned.out(), containsString("deleted"));
    assertThat(Files.exists(bench.warehouse().resolve(snapshot(1))), is(false));
    assertThat(bench.ask("prune", "--grace=0s").out(), is("Nothing to prune.\n"));
    assertThat(bench.run().out(), containsString("Nothing changed"));
  }

  @Test
  void repairPutsALostSnapshotBack() throws Exception {
    assertThat(bench.ask("repair").out(), containsString("Nothing to repair here"));
    for (long id : new long[] {1, 2}) {
      Path file = bench.warehouse().resolve(snapshot(id));
      byte[] whole = Files.readAllBytes(file);
      Files.delete(file);
      Result damaged = bench.ask("check");
      assertThat(damaged.code(), is(12));
      assertThat(damaged.out(), containsString("'varve repair' puts snapshots back"));
      assertThat(damaged.out(), not(containsString("files from a copy")));
      if (id == 1) {
        assertThat(bench.ask("prune", "--grace=0s", "--yes").code(), is(12));
      }
      Result plan = bench.ask("repair");
      assertThat(plan.code(), is(4));
      assertThat(
          plan.out(), containsString("To be put back: snapshot " + id + ", from the record"));
      JsonNode done = json(0, "repair", "--yes", "--json");
      assertThat(done.get("status").asText(), is("repaired"));
      assertThat(done.get("snapshots").get(0).asLong(), is(id));
      assertThat(Files.readAllBytes(file), is(whole));
    }
  }

  @Test
  void aDamagedSnapshotIsAnsweredWithRepair() throws Exception {
    Path file = bench.warehouse().resolve(snapshot(2));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, new byte[] {'{'});
    for (Result refused : List.of(bench.ask("snapshots"), bench.run())) {
      expectLastLine(
          refused, 12, "Cannot trust " + snapshot(2), "'varve repair' puts snapshots back");
    }
    Files.write(file, whole);
  }

  @Test
  void theListOfSnapshotsTellsWhatEachOperationDid() {
    bench.ask("tag", "audit", "2", "--reason=quarter");
    bench.ask("tag", "audit", "1", "--move");
    bench.ask("untag", "audit");
    bench.ask("tag", "now");
    String list = bench.ask("snapshots").out();
    assertThat(list, containsString("tag audit -> 2: quarter\n"));
    assertThat(list, containsString("tag audit -> 1\n"));
    assertThat(list, containsString("tag audit gone from 1\n"));
    assertThat(list, containsString("tag now -> 5\n"));
    bench.ask("forget", "--keep-last=1", "--yes");
    assertThat(bench.ask("snapshots").out(), containsString("forgot 1, 3 to 4\n"));
  }

  @Test
  void whatCannotBeRepairedIsDamageStill() throws Exception {
    Path file = bench.warehouse().resolve(snapshot(1));
    byte[] whole = Files.readAllBytes(file);
    Path copy = copyOf(whole);
    byte[] copied = Files.readAllBytes(copy);
    Files.delete(file);
    Files.delete(copy);

    Result result = bench.ask("repair", "--yes");

    assertThat(result.code(), is(12));
    assertThat(result.out(), containsString("Cannot be repaired: " + snapshot(1)));
    Files.write(file, whole);
    Files.write(copy, copied);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "0", "none", "99999999999999999999", "-"})
  void aSnapshotThatIsNotThere(String name) {
    String why = "Invalid ID: " + name + " is neither the id of a snapshot nor a tag";
    expectLine(bench.ask("rollback", name, REASON), 2, why);
    expectLine(bench.ask("tag", "t", name), 2, why);
  }

  @ParameterizedTest
  @CsvSource({
    "tag 1x, Invalid tag: '1x'",
    "tag a/b 1, Invalid tag: 'a/b'",
    "tag a/b 9, Invalid tag: 'a/b'",
    "tag 1 first, Invalid tag: '1'. A tag begins with a letter; the order is TAG ID.",
    "tag 99 x, the order is TAG ID",
    "forget, Invalid policy: it keeps nothing",
    "forget --yes, Invalid policy: it keeps nothing",
    "forget --keep-last=0, Invalid --keep-last: 0",
    "forget --keep-daily=-1 --yes, Invalid --keep-daily: -1",
    "forget --keep-within=1w, Invalid --keep-within: '1w' is not a span",
    "forget --keep-within=0d, Invalid --keep-within: 0h",
    "forget --keep-last=x, Cannot understand the command",
    "prune --grace=-1s, Cannot understand the command",
    "prune --grace=soon, Cannot understand the command",
    "rollback 1, Cannot understand the command",
    "rollback 1 --reason=, Invalid --reason"
  })
  void mistakesAreToldAndNothingIsDone(String line, String why) throws Exception {
    List<String> before = files();
    Result result = bench.ask(line.split(" ", -1));
    assertThat(result.err(), result.code(), is(2));
    assertThat(result.err(), containsString(why));
    assertThat(files(), is(before));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rollback 1 --reason=x",
        "tag t",
        "untag t",
        "forget --keep-last=1",
        "prune",
        "repair"
      })
  void withoutAWarehouseThereIsNothingToChange(String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
    words.add("--warehouse=" + folder.resolve("nowhere"));
    expectLine(Workbench.execute(words.toArray(new String[0])), 10, "nowhere");
    assertThat(Files.exists(folder.resolve("nowhere")), is(false));
  }

  private JsonNode json(int code, String... words) throws IOException {
    Result result = bench.ask(words);
    assertThat(result.err() + result.out(), result.code(), is(code));
    return Json.parse(result.out());
  }

  private static String snapshot(long id) {
    return String.format("snapshots/%020d.json", id);
  }

  /** Runs of the same second are in no order, so the copy is found by what it holds. */
  private Path copyOf(byte[] snapshot) throws IOException {
    try (Stream<Path> files = Files.walk(bench.warehouse().resolve("runs"))) {
      for (Path file : files.filter(found -> found.endsWith("snapshot.json")).toList()) {
        if (Arrays.equals(Files.readAllBytes(file), snapshot)) {
          return file;
        }
      }
    }
    throw new AssertionError("There is no copy of the snapshot beside the record of a run");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(bench.warehouse())) {
      return all.map(Path::toString).sorted().toList();
    }
  }
}

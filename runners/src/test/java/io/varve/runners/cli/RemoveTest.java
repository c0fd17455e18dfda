package io.varve.runners.cli;

import static io.varve.runners.cli.ErrorLine.expectLine;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.io.records.DayWarehouse;
import io.varve.io.records.Sighting;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of records that are taken out, and what is told of it. */
final class RemoveTest {

  private static final String[] DAY = {"remove", "--source=pncp", "--date=20260620"};

  @TempDir private Path folder;
  private Workbench bench;
  private DayWarehouse days;

  @BeforeEach
  void write() throws Exception {
    bench = new Workbench(folder);
    days = new DayWarehouse(bench.warehouse().toString());
    days.run(
        "r1",
        Sighting.of("2026-06-20", "a", 1),
        Sighting.of("2026-06-20", "b", 2),
        Sighting.of("2026-06-21", "c", 1),
        Sighting.failed("listings/publication/2026-06-20/modality=6"),
        Sighting.failed("invalid/0a1b"));
    days.run("r2", Sighting.details("2026-06-20", "a", 2, 1));
  }

  @AfterEach
  void warehouseIsIntact() throws Exception {
    days.check();
  }

  @Test
  void withoutConsentThePlanIsShownAndNothingDone() throws Exception {
    Result plan = ask("--reason=a test");
    assertThat(plan.out() + plan.err(), plan.code(), is(4));
    assertThat(
        plan.out(),
        allOf(
            containsString("Of pncp on 2026-06-20:"),
            containsString("records              3"),
            containsString("listings       1"),
            containsString("Nothing was done. Add --yes to do it.")));
    assertThat(days.current().snapshot().id(), is(2L));
    Result dry = ask("--reason=a test", "--yes", "--dry-run", "--json");
    assertThat(dry.code(), is(0));
    JsonNode json = Json.parse(dry.out());
    assertThat(json.get("status").asText(), is("planned"));
    assertThat(json.at("/rows/record_items").asLong(), is(2L));
    assertThat(json.at("/entries/details").asLong(), is(1L));
    assertThat(json.get("whole_files").asLong(), is(3L));
    assertThat(days.current().snapshot().id(), is(2L));
  }

  @Test
  void itIsACommitThatTheHistoryTellsOf() throws Exception {
    Result removed = ask("--reason=wrong day", "--yes");
    assertThat(removed.out() + removed.err(), removed.code(), is(0));
    assertThat(removed.out(), containsString("Removed: snapshot 3 has nothing of them."));

    assertThat(
        done("explain", "pncp/records/a"),
        allOf(containsString("taken out with its day: wrong day"), containsString("remove")));
    assertThat(
        done("diff"),
        allOf(containsString("pncp/records/a"), containsString("taken out with its day")));
    assertThat(done("show"), allOf(containsString("remove"), containsString("wrong day")));
    assertThat(done("snapshots"), containsString("remove"));
    assertThat(
        done("sql", "select source_key from records", "--format=csv"),
        is("source_key\npncp/records/c\n"));
    assertThat(
        done("sql", "select count(*) n from records", "--snapshot=2", "--format=csv"),
        is("n\n4\n"));
    assertThat(done(DAY[0], DAY[1], DAY[2], "--reason=x"), containsString("Nothing to remove"));

    assertThat(bench.ask("rollback", "2", "--reason=it was right").code(), is(0));
    assertThat(done("sql", "select count(*) n from records", "--format=csv"), is("n\n4\n"));
  }

  @Test
  void whatWasRemovedGoesFromDiskWithItsSnapshots() throws Exception {
    assertThat(ask("--reason=x", "--yes").code(), is(0));
    done("forget", "--keep-last=1", "--yes");
    done("prune", "--grace=0s", "--yes");
    assertThat(
        days.open().storage().list("data").stream().map(StoredFile::path).toList(),
        contains(startsWith("data/records/year=2026/month=06/day=21/")));
  }

  @Test
  void mistakes() {
    expectLine(bench.ask("remove", "--source=pncp", "--date=2026-06-20"), 2, "--reason");
    expectLine(bench.ask("remove", "--date=2026-06-20", "--reason=x"), 2, "--source");
    expectLine(
        bench.ask("remove", "--source=nobody", "--date=2026-06-20", "--reason=x"),
        2,
        "Invalid --source: nobody. The warehouse has nothing of it");
    expectLine(ask("--to=2026-06-19", "--reason=x"), 2, "Invalid period");
    expectLine(ask("--reason= "), 2, "Invalid --reason");
    expectLine(
        bench.ask("remove", "--source=pncp", "--date=20-06-2026", "--reason=x"),
        2,
        "'20-06-2026' is not a day such as 2026-06-20");
  }

  private Result ask(String... more) {
    String[] words = new String[DAY.length + more.length];
    System.arraycopy(DAY, 0, words, 0, DAY.length);
    System.arraycopy(more, 0, words, DAY.length, more.length);
    return bench.ask(words);
  }

  private String done(String... words) {
    Result result = bench.ask(words);
    assertThat(result.out() + result.err(), result.code(), is(0));
    return result.out();
  }
}

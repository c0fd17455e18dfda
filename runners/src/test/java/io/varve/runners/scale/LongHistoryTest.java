package io.varve.runners.scale;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.varve.io.audit.WarehouseChecker;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long history, small enough for every build, is a warehouse like any other. */
class LongHistoryTest {

  private static final int FILES = 1_200;
  private static final int SNAPSHOTS = 40;
  private static final int CHANGES = 3;

  @TempDir private Path folder;

  @BeforeEach
  void makeHistory() throws Exception {
    LongHistory.make(folder, FILES, SNAPSHOTS, CHANGES);
  }

  @Test
  void commandsTellTheStory() throws Exception {
    Warehouse warehouse = Warehouse.open(folder.resolve("warehouse").toString());
    assertThat(new WarehouseChecker(warehouse).checkData().problems(), is(empty()));
    assertThat(ask("snapshots", "--json").get("snapshots").size(), is(SNAPSHOTS));
    assertThat(ask("show", "--json").get("validation").get("PASS").asInt(), is(FILES));
    // Shards take turns, and the first of two changes in every second snapshot.
    JsonNode story = ask("explain", LongHistory.key(0), "--json");
    assertThat(story.get("history").size(), is(SNAPSHOTS / 2 + 1));
    JsonNode neighbours = ask("diff", "--rows=notes", "--json");
    assertThat(neighbours.get("counts").get("modified").asInt(), is(CHANGES));
    assertThat(neighbours.get("rows").get("added_count").asInt(), is(CHANGES));
    JsonNode all = ask("diff", "1", Integer.toString(SNAPSHOTS), "--json");
    assertThat(all.get("counts").get("modified").asInt(), is(2 * CHANGES));
  }

  @Test
  void aRunFindsNothingToDo() {
    Result run =
        Workbench.execute(
            "run",
            "filings",
            "--input=" + folder.resolve("input"),
            "--warehouse=" + folder.resolve("warehouse"));
    assertThat(run.err(), run.code(), is(0));
    assertThat(run.out(), containsString("Nothing changed"));
  }

  private JsonNode ask(String... words) throws Exception {
    String[] all = new String[words.length + 1];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--warehouse=" + folder.resolve("warehouse");
    Result result = Workbench.execute(all);
    assertThat(result.err(), result.code(), is(0));
    return new ObjectMapper().readTree(result.out());
  }
}

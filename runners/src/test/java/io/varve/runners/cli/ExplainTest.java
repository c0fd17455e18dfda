package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each run decided about a file, whatever became of the run. */
class ExplainTest {

  @TempDir private Path folder;

  @Test
  void eachRunTellsItsDecision() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.BROKEN);
    String added = runId(bench.run("--json"));
    String quiet = runId(bench.run("--json"));
    String changed = runId(bench.run("--chunk-tokens=256", "--json"));
    String other = runId(bench.run("--chunk-tokens=256", "--include=2011/**", "--json"));
    assertThat(decision(bench, Workbench.PLAIN, added), is("added"));
    assertThat(decision(bench, Workbench.PLAIN, quiet), is("unchanged"));
    assertThat(decision(bench, Workbench.BROKEN, quiet), is("parked"));
    assertThat(decision(bench, Workbench.PLAIN, changed), is("config-changed"));
    assertThat(decision(bench, Workbench.PLAIN, other), is("none"));
    String story = bench.ask("explain", Workbench.PLAIN, "--run=" + changed).out();
    assertThat(
        story,
        allOf(
            containsString("decided      config-changed: fingerprint"),
            containsString("it ended as  committed, snapshot 2"),
            containsString("chunk_tokens: 512 -> 256")));
  }

  @Test
  void aRunBeforeTheFileWasThereSaysSo() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    String early = runId(bench.run("--json"));
    bench.with(Workbench.HTML);
    assertThat(bench.run().code(), is(0));
    Result story = bench.ask("explain", Workbench.HTML, "--run=" + early);
    assertThat(story.out(), containsString("nothing: the file was not in the input"));
  }

  @Test
  void aRefusedRunDecidedNothing() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML);
    assertThat(bench.run().code(), is(0));
    Files.delete(bench.input().resolve(Workbench.HTML));
    assertThat(bench.run().code(), is(4));
    List<String> decisions = new ArrayList<>();
    try (Stream<Path> runs = Files.list(bench.warehouse().resolve("runs"))) {
      for (Path run : runs.toList()) {
        JsonNode json = story(bench, Workbench.PLAIN, "--run=" + run.getFileName()).get("run");
        decisions.add(json.get("status").asText() + " " + json.path("decision").asText("none"));
      }
    }
    assertThat(decisions, containsInAnyOrder("committed added", "refused none"));
  }

  @Test
  void theStoryEndsWithTheSnapshotThatIsNamed() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run().code(), is(0));
    assertThat(bench.run("--chunk-tokens=256").code(), is(0));
    JsonNode then = story(bench, Workbench.PLAIN, "--snapshot=1");
    JsonNode now = story(bench, Workbench.PLAIN);
    assertThat(then.get("decision").asText(), is("added"));
    assertThat(then.get("history").size(), is(1));
    assertThat(now.get("history").size(), is(2));
    assertThat(now.get("fingerprint_changed").get(0).get("component").asText(), is("chunk_tokens"));
    assertThat(now.get("settings_changed").get("chunk_tokens").asText(), is("512 -> 256"));
  }

  @Test
  void mistakesAreTold() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run().code(), is(0));
    Result outside = bench.ask("explain", Workbench.PLAIN, "--run=../../snapshots");
    assertThat(outside.code(), is(2));
    assertThat(outside.err(), containsString("Invalid --run: ../../snapshots is no id of a run"));
    Result nobody = bench.ask("explain", Workbench.PLAIN, "--run=20200101T000000Z-000000");
    assertThat(nobody.code(), is(2));
    assertThat(nobody.err(), containsString("Invalid --run: there is no record"));
    assertThat(bench.ask("explain", Workbench.PLAIN, "--snapshot=9").code(), is(2));
  }

  private static String decision(Workbench bench, String key, String run) throws Exception {
    JsonNode json = story(bench, key, "--run=" + run).get("run");
    assertThat(json.get("run_id").asText(), is(run));
    return json.path("decision").asText("none");
  }

  private static JsonNode story(Workbench bench, String key, String... flags) throws Exception {
    String[] words = new String[flags.length + 3];
    words[0] = "explain";
    words[1] = key;
    words[2] = "--json";
    System.arraycopy(flags, 0, words, 3, flags.length);
    Result result = bench.ask(words);
    assertThat(result.err(), result.code(), is(0));
    return new ObjectMapper().readTree(result.out());
  }

  private static String runId(Result run) throws Exception {
    return new ObjectMapper().readTree(run.out()).get("run_id").asText();
  }
}

package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With --json, standard output is exactly one document, whatever happens. */
final class JsonOutputTest {

  @TempDir private Path folder;

  @Test
  void aRunEndsWithItsFigures() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.BROKEN);
    JsonNode first = document(bench.run("--json"), 3);
    List<String> names = new ArrayList<>();
    first.fieldNames().forEachRemaining(names::add);
    assertThat(
        names,
        contains(
            "run_id",
            "status",
            "snapshot",
            "listed",
            "added",
            "modified",
            "reprocessed",
            "retried",
            "unchanged",
            "touched",
            "parked",
            "missing",
            "removed",
            "processed",
            "succeeded",
            "failed",
            "adopted",
            "bytes_read",
            "seconds",
            "saved_seconds",
            "failures"));
    assertThat(first.get("status").asText(), is("committed"));
    assertThat(first.get("snapshot").asLong(), is(1L));
    assertThat(first.get("failures").get(0).get("key").asText(), is(Workbench.BROKEN));
    assertThat(first.get("failures").get(0).get("code").asText(), is("UNSUPPORTED"));
    expectSums(first);

    JsonNode second = document(bench.run("--json"), 0);
    assertThat(second.get("status").asText(), is("no-changes"));
    assertThat(second.get("snapshot").isNull(), is(true));
    assertThat(second.get("bytes_read").asLong(), is(0L));
    expectSums(second);
  }

  @Test
  void aRefusedRunSaysWhy() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML);
    assertThat(bench.run().code(), is(0));
    Files.delete(bench.input().resolve(Workbench.HTML));
    JsonNode refused = document(bench.run("--json"), 4);
    assertThat(refused.get("status").asText(), is("refused"));
    assertThat(refused.get("exit_code").asInt(), is(4));
    assertThat(refused.get("message").asText(), not(is("")));
    expectSums(refused);
  }

  @Test
  void theReadingCommandsAnswer() throws Exception {
    Workbench bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.BROKEN);
    assertThat(bench.run().code(), is(3));
    assertThat(document(bench.ask("snapshots", "--json"), 0).get("snapshots").size(), is(1));
    JsonNode show = document(bench.ask("show", "--json"), 0);
    assertThat(show.at("/run/started/options/max-attempts").asText(), is("3"));
    assertThat(show.at("/validation/none").asLong(), is(1L));
    JsonNode story = document(bench.ask("explain", Workbench.PLAIN, "--json"), 0);
    assertThat(story.get("decision").asText(), is("added"));
    assertThat(story.get("history").size(), is(1));
    JsonNode failures = document(bench.ask("failures", "--json"), 0);
    assertThat(failures.at("/failures/0/will_be_retried").asBoolean(), is(false));
    JsonNode account = document(bench.ask("quarantine", Workbench.BROKEN, "--json"), 0);
    assertThat(account.get("code").asText(), is("UNSUPPORTED"));
    assertThat(account.has("stack_trace"), is(false));
    assertThat(document(bench.ask("check", "--json"), 0).get("clean").asBoolean(), is(true));
    JsonNode plan = document(bench.plan("--json"), 0);
    assertThat(plan.at("/decisions/unchanged").asLong(), is(1L));
    assertThat(plan.at("/decisions/parked").asLong(), is(1L));
    assertThat(document(Workbench.execute("version", "--json"), 0).has("beam"), is(true));
  }

  @Test
  void errorsAreObjectsToo() throws Exception {
    String missing = "--warehouse=" + folder.resolve("nothing");
    for (Result result :
        List.of(
            Workbench.execute("snapshots", "--json", missing),
            Workbench.execute("snapshots", "--json", "--bogus"),
            Workbench.execute("run", "filings", "--json", "--input=" + folder, missing, "x"))) {
      JsonNode error = document(result, result.code());
      assertThat(error.get("status").asText(), is("failed"));
      assertThat(error.get("exit_code").asInt(), is(result.code()));
      assertThat(error.get("message").asText(), not(is("")));
    }
  }

  private static void expectSums(JsonNode run) {
    assertThat(
        run.get("listed").asLong(),
        is(sum(run, "added", "modified", "reprocessed", "retried", "unchanged", "parked")));
    assertThat(run.get("processed").asLong(), is(sum(run, "succeeded", "failed")));
    assertThat((long) run.get("failures").size(), is(run.get("failed").asLong()));
  }

  private static long sum(JsonNode run, String... names) {
    long sum = 0;
    for (String name : names) {
      sum += run.get(name).asLong();
    }
    return sum;
  }

  /** The parser refuses anything after the document. */
  private static JsonNode document(Result result, int code) throws JsonProcessingException {
    assertThat(result.err(), result.code(), is(code));
    return Json.parse(result.out());
  }
}

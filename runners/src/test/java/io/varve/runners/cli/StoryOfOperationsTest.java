package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of source files whose entries an operation wrote, and no run. */
class StoryOfOperationsTest {

  @TempDir private Path folder;
  private Workbench bench;

  /** The second snapshot has other bytes of one file, and one more file. */
  @BeforeEach
  void twoRuns() throws Exception {
    bench = new Workbench(folder).with(Workbench.HTML);
    assertThat(bench.run().code(), is(0));
    edit("Tamarind", "Tangerine");
    bench.with(Workbench.PLAIN);
    assertThat(bench.run().code(), is(0));
  }

  @AfterEach
  void warehouseIsIntact() {
    Result check = bench.ask("check", "--read-data");
    assertThat(check.out() + check.err(), check.code(), is(0));
  }

  @Test
  void aRollbackIsTheCauseOfWhatItPutBack() throws Exception {
    done("rollback", "1", "--reason=bad edit");

    String story = done("explain", Workbench.HTML);
    assertThat(
        story,
        allOf(
            containsString("added: not in the manifest"),
            containsString("put back     by rollback in snapshot 3, "),
            containsString(" UTC: bad edit\n"),
            containsString("since then   no later run looked at it"),
            containsString(" left it: bad edit\n")));
    JsonNode newest = json("explain", Workbench.HTML).get("history").get(0);
    assertThat(newest.get("operation").asText(), is("rollback"));
    assertThat(newest.get("reason").asText(), is("bad edit"));
    assertThat(done("diff"), containsString(" left it: bad edit\n"));
    JsonNode changes = json("diff").get("source_files");
    for (JsonNode change : changes) {
      assertThat(change.get("operation").asText(), is("rollback"));
      assertThat(change.get("reason").asText(), is("bad edit"));
    }
    assertThat(changes.size(), is(2));
    assertThat(done("explain", Workbench.PLAIN), containsString("rolled back to: bad edit"));
  }

  @Test
  void aRunIsTheCauseOfItsOwnChanges() throws Exception {
    assertThat(done("diff", "2"), containsString("modified: content "));
    assertThat(done("explain", Workbench.HTML), not(containsString("put back")));
    assertThat(
        json("explain", Workbench.HTML).get("history").get(0).get("operation").asText(), is("run"));
  }

  @Test
  void anErasedFileIsErased() throws Exception {
    done("purge", Workbench.HTML, "--reason=a request", "--yes");

    String story = done("explain", Workbench.HTML);
    assertThat(
        story, allOf(containsString("purged: a request; by run "), containsString("erased")));
    assertThat(story, not(containsString("never read")));
    assertThat(story, not(containsString("purged by run")));
    assertThat(
        done("diff"),
        allOf(containsString("-> erased"), containsString("purged: a request; by run ")));
    assertThat(done("lineage", Workbench.HTML), containsString("erased"));
  }

  @Test
  void whatWasForgottenIsNotDated() throws Exception {
    bench.with(Workbench.BROKEN);
    assertThat(bench.run().code(), is(3));
    done("tag", "first", "1");
    done("forget", "--keep-last=1", "--yes");

    assertThat(
        done("explain", Workbench.HTML),
        allOf(
            containsString("before 3  before 20"),
            containsString("Changed in snapshot 2, which was forgotten.")));
    Result unknown = bench.ask("show", "2");
    assertThat(unknown.code(), is(2));
    assertThat(unknown.err(), containsString("the kept snapshots are 1, 3, "));
  }

  private void edit(String from, String to) throws Exception {
    String text = Files.readString(bench.input().resolve(Workbench.HTML));
    bench.write(Workbench.HTML, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private String done(String... words) {
    Result result = bench.ask(words);
    assertThat(result.out() + result.err(), result.code(), is(0));
    return result.out();
  }

  private JsonNode json(String... words) throws Exception {
    String[] more = Arrays.copyOf(words, words.length + 1);
    more[words.length] = "--json";
    return new ObjectMapper().readTree(done(more));
  }
}

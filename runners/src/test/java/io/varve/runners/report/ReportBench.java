package io.varve.runners.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunIds;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStore;
import io.varve.io.run.ThisHost;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A warehouse with a history, and its report. */
final class ReportBench {

  /** A file that a later run cannot extract any more. */
  static final String SPOILED = "2006/0009020619-06-000144.txt";

  private final Path root;
  private final Workbench bench;

  ReportBench(Path root) {
    this.root = root;
    this.bench = new Workbench(root);
  }

  /**
   * Makes three snapshots: one of four files, one with an added file that fails and a changed one
   * that fails too, one without a file; and runs that found nothing to do, were refused, and died.
   */
  static ReportBench withHistory(Path root) throws IOException {
    ReportBench made = new ReportBench(root);
    made.bench.with(Workbench.PLAIN, Workbench.HTML, SPOILED, "2024/quillmoor-data-10q.htm");
    made.run(0, "--run-name=first");
    made.run(0);
    made.bench.with(Workbench.BROKEN);
    made.bench.write(SPOILED, "PK\3\4 an archive".getBytes(StandardCharsets.UTF_8));
    made.run(3);
    Files.delete(made.bench.input().resolve(Workbench.HTML));
    made.run(4, "--max-missing=1");
    made.run(0, "--prune-deleted", "--max-missing=50", "--chunk-overlap=64");
    made.leaveRun("20990101T000000Z-0dead0", Map.of("input", "nowhere"));
    return made;
  }

  Workbench bench() {
    return bench;
  }

  Warehouse warehouse() throws IOException {
    return Warehouse.open(bench.warehouse().toString());
  }

  Path file() {
    return root.resolve("report.html");
  }

  /** Runs over the input, which has to end so. */
  void run(int code, String... flags) {
    Result result = bench.run(flags);
    assertThat(result.out() + result.err(), result.code(), is(code));
  }

  /** Leaves the record of a run whose process is gone. */
  void leaveRun(String id, Map<String, String> options) throws IOException {
    Environment environment =
        new Environment(
            ThisHost.name(),
            Integer.MAX_VALUE,
            Optional.empty(),
            "somebody",
            "/",
            Optional.empty(),
            Map.of("varve", "0.0.9"));
    boolean left =
        new RunStore(warehouse().storage())
            .start(
                new RunStarted(
                    Snapshot.FORMAT_VERSION,
                    id,
                    Optional.of("killed"),
                    "filings",
                    Instant.parse("2099-01-01T00:00:00Z"),
                    Optional.empty(),
                    new TreeMap<>(options),
                    Optional.empty(),
                    new TreeMap<>(),
                    environment,
                    Optional.empty()));
    assertThat(left, is(true));
  }

  /** Writes the report and returns the data in it. */
  JsonNode report(String... flags) throws IOException {
    return data(text(flags));
  }

  /** Writes the report and returns the page. */
  String text(String... flags) throws IOException {
    String[] words = new String[flags.length + 2];
    words[0] = "report";
    words[1] = "--out=" + file();
    System.arraycopy(flags, 0, words, 2, flags.length);
    Result result = bench.ask(words);
    assertThat(result.err(), result.code(), is(0));
    return Files.readString(file());
  }

  /** Returns the data in a page. */
  static JsonNode data(String page) throws IOException {
    String opening = "<script type=\"application/json\" id=\"data\">";
    int start = page.indexOf(opening) + opening.length();
    return Json.parse(page.substring(start, page.indexOf("</script>", start)));
  }

  /** Returns a run id that sorts after all that there are. */
  static String later() {
    return RunIds.newRunId(Instant.parse("2098-01-01T00:00:00Z"));
  }
}

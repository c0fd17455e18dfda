package io.varve.bench.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.bench.corpus.FolderSize;
import io.varve.bench.flink.Cluster;
import io.varve.bench.process.Checkout;
import io.varve.bench.process.Command;
import io.varve.bench.process.Variant;
import io.varve.bench.report.CaseReport;
import io.varve.bench.report.CaseReport.Work;
import io.varve.bench.report.Figure;
import io.varve.bench.report.Median;
import io.varve.bench.report.Ratio;
import io.varve.bench.report.Series;
import io.varve.io.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What it costs to leave a first run to a cluster on the same machine. */
final class Flink implements BenchCase {

  private static final int FILINGS = 500;

  @Override
  public String name() {
    return "flink";
  }

  @Override
  public String summary() {
    return "500 filings: a cluster of two TaskManagers of one slot, and one process with two"
        + " threads";
  }

  @Override
  public List<CaseReport> measure(Session session) throws Exception {
    int count = session.scaled(FILINGS);
    Path input = session.made(session.filings(), count);
    List<CaseReport> reports = new ArrayList<>();
    for (Map.Entry<String, Checkout> each : session.checkouts().entrySet()) {
      reports.add(measure(session, each, input, count));
    }
    return reports;
  }

  private CaseReport measure(
      Session session, Map.Entry<String, Checkout> version, Path input, int count)
      throws Exception {
    Checkout checkout = version.getValue();
    session.tell("  building what Flink needs, when it is not there");
    List<String> build =
        List.of(
            checkout.home().resolve("varve").toString(), "--version", "--", "--runner=FlinkRunner");
    var unused = new Command(build, Map.of("VARVE_NO_BUILD", "")).run().expect(0);
    try (Cluster cluster = start(session, checkout, "flink-cluster", false);
        Cluster installed = start(session, checkout, "flink-installed", true)) {
      Timed clustered = Timed.of(session, checkout, input, "flink");
      Timed prepared = Timed.of(session, checkout, input, "flink-prepared");
      Timed alone = Timed.of(session, checkout, input, "flink-direct");
      List<Series> series =
          session
              .alternation()
              .warm(
                  List.of(
                      clustered.on("varve run on Flink", count, cluster),
                      prepared.on("varve run on Flink, in its lib", count, installed),
                      alone.around(alone.runs.first("varve run", count))));
      return CaseReport.of(name() + version.getKey(), Work.ofBytes(FolderSize.bytes(input)), series)
          .with(Ratio.of(series.get(0), series.get(2), ""))
          .with(Figure.of("Flink, start of the run to its snapshot", clustered.median(), "s"))
          .with(Figure.of("the same, varve in Flink's lib", prepared.median(), "s"))
          .with(Figure.of("alone, start of the run to its snapshot", alone.median(), "s"))
          .with(times("start to snapshot, Flink / alone", clustered, alone))
          .with(times("the same, varve in Flink's lib", prepared, alone));
    }
  }

  private static Cluster start(Session session, Checkout checkout, String folder, boolean installed)
      throws Exception {
    return Cluster.start(
        checkout.home().resolve("runners/target"),
        session.empty(folder),
        Session.WORKERS,
        installed);
  }

  private static Figure times(String name, Timed clustered, Timed alone) {
    return new Figure(name, clustered.median() / alone.median(), "times", "<= 1.2");
  }

  /** Time between the records of a run: its start, and its snapshot. */
  private static final class Timed {

    private final FilingRuns runs;
    private final List<Double> seconds = new ArrayList<>();

    private Timed(FilingRuns runs) {
      this.runs = runs;
    }

    static Timed of(Session session, Checkout checkout, Path input, String name) {
      return new Timed(new FilingRuns(session, checkout, input, name));
    }

    Variant on(String name, int count, Cluster cluster) {
      return around(
          runs.first(
              name,
              count,
              runs.command(
                  "", "--", "--runner=FlinkRunner", "--flinkMaster=" + cluster.address())));
    }

    Variant around(Variant run) {
      return new Variant(
          run.name(),
          run.preparation(),
          run.command(),
          ended -> {
            run.check().check(ended);
            Instant started = time("runs", "started.json", "started_at");
            Instant committed = time("snapshots", ".json", "committed_at");
            seconds.add(Duration.between(started, committed).toMillis() / 1000.0);
          });
    }

    /** The warm-up is the first one, and does not count. */
    double median() {
      return Median.of(
          seconds.subList(1, seconds.size()).stream().mapToDouble(each -> each).toArray());
    }

    private Instant time(String folder, String end, String field) throws IOException {
      try (Stream<Path> files = Files.walk(runs.warehouse().resolve(folder))) {
        Path file =
            files
                .filter(each -> each.toString().endsWith(end))
                .findFirst()
                .orElseThrow(() -> new IOException("Cannot find " + end + " in " + folder));
        JsonNode json = Json.parse(Files.readString(file));
        return Instant.parse(json.path(field).asText());
      }
    }
  }
}

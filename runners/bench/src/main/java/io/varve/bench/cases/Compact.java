package io.varve.bench.cases;

import io.varve.bench.corpus.FilingCorpus;
import io.varve.bench.corpus.FolderSize;
import io.varve.bench.process.Checkout;
import io.varve.bench.process.Command;
import io.varve.bench.process.Variant;
import io.varve.bench.report.CaseReport;
import io.varve.bench.report.CaseReport.Work;
import io.varve.bench.report.Ratio;
import io.varve.bench.report.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What it costs to merge the small data files of many runs. */
final class Compact implements BenchCase {

  private static final int FILINGS = 1_000;
  private static final int RUNS = 20;

  @Override
  public String name() {
    return "compact";
  }

  @Override
  public String summary() {
    return "data files of 20 runs over 1,000 filings: varve compact, cp of the same bytes";
  }

  @Override
  public List<CaseReport> measure(Session session) throws Exception {
    FilingCorpus corpus = session.filings();
    Path full = session.empty("compact-source").resolve("warehouse");
    List<Path> inputs = new ArrayList<>();
    for (int run = 1; run <= RUNS; run++) {
      int count = (int) Math.max(1, (long) session.scaled(FILINGS) * run / RUNS);
      inputs.add(session.made(corpus, count));
    }
    // All of them before the first run: a new link to a file looks like a change of it.
    for (Path input : inputs) {
      FilingRuns runs = new FilingRuns(session, session.now(), input, "compact-source");
      var unused = runs.command("").run().expect(0, 3);
    }
    Path data = full.resolve("data");
    List<Variant> variants = new ArrayList<>();
    for (Map.Entry<String, Checkout> each : session.checkouts().entrySet()) {
      variants.add(compact(session, each, full));
    }
    Path copy = session.work().resolve("runs/compact-copy");
    variants.add(
        new Variant(
            "cp of the data files",
            round -> session.empty("compact-copy"),
            Command.of("cp", "-r", data.toString(), copy.toString()),
            ended -> ended.expect(0)));
    List<Series> series = session.alternation().warm(variants);
    CaseReport report = CaseReport.of(name(), Work.ofBytes(FolderSize.bytes(data)), series);
    Series last = series.get(series.size() - 1);
    for (Series each : series.subList(0, series.size() - 1)) {
      report = report.with(Ratio.of(each, last, ""));
    }
    return List.of(report);
  }

  /** Compacts a copy: the warehouse stays as it is for the next round. */
  private static Variant compact(Session session, Map.Entry<String, Checkout> checkout, Path full) {
    Path copy = session.work().resolve("runs/compact-target");
    Path warehouse = copy.resolve("warehouse");
    List<String> words = new ArrayList<>(List.of("compact", "--yes"));
    words.addAll(Session.flags(warehouse));
    return new Variant(
        "varve compact" + checkout.getKey(),
        round -> {
          Path target = session.empty("compact-target");
          var unused = Command.of("cp", "-a", full.toString(), target.toString()).run().expect(0);
        },
        checkout.getValue().varve(words),
        ended -> {
          if (snapshots(warehouse) != snapshots(full) + 1) {
            throw ended.expect(0).wrong("it made no snapshot");
          }
        });
  }

  private static int snapshots(Path warehouse) throws IOException {
    return FolderSize.files(warehouse.resolve("snapshots")).size();
  }
}

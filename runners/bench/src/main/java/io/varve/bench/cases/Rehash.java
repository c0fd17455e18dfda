package io.varve.bench.cases;

import io.varve.bench.corpus.FolderSize;
import io.varve.bench.process.Checkout;
import io.varve.bench.process.Command;
import io.varve.bench.process.Variant;
import io.varve.bench.report.CaseReport;
import io.varve.bench.report.CaseReport.Work;
import io.varve.bench.report.Ratio;
import io.varve.bench.report.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What it costs to read and hash everything again. */
final class Rehash implements BenchCase {

  private static final int FILES = 5_000;
  private static final int BYTES = 2_000_000;

  @Override
  public String name() {
    return "rehash";
  }

  @Override
  public String summary() {
    return "5,000 files of 2 MB: varve run --rehash, two loops of openssl dgst or sha256sum";
  }

  @Override
  public List<CaseReport> measure(Session session) throws Exception {
    int count = session.scaled(FILES);
    Path input = session.made(session.blobs(BYTES), count);
    long bytes = FolderSize.bytes(input);
    List<Variant> variants = new ArrayList<>();
    for (Map.Entry<String, Checkout> each : session.checkouts().entrySet()) {
      FilingRuns runs =
          new FilingRuns(session, each.getValue(), input, "rehash-" + variants.size());
      session.tell("  first run over %,d files", count);
      var unused = runs.first("first run", count).measure(0);
      variants.add(
          new Variant(
              "varve run --rehash" + each.getKey(),
              round -> {},
              runs.command("", "--rehash"),
              ended -> Outcomes.unchanged(ended, count)));
    }
    variants.add(Variant.of("openssl dgst -sha256 x 2", loops(input, "openssl dgst -sha256")));
    variants.add(Variant.of("sha256sum x 2", loops(input, "sha256sum")));
    List<Series> series = session.alternation().warm(variants);
    Series quickest =
        series.subList(series.size() - 2, series.size()).stream()
            .min(Comparator.comparingDouble(Series::seconds))
            .orElseThrow();
    CaseReport report = CaseReport.of(name(), Work.ofBytes(bytes), series);
    for (Series each : series.subList(0, series.size() - 2)) {
      // Throughputs: the other way round than times.
      report = report.with(Ratio.of(quickest, each, ">= 0.8"));
    }
    return List.of(report);
  }

  /** Hashes all files with two processes at a time. */
  private static Command loops(Path input, String hash) {
    String line = "find \"$0\" -type f -print0 | xargs -0 -n 50 -P 2 " + hash + " > /dev/null";
    return Command.of("bash", "-o", "pipefail", "-c", line, input.toString());
  }
}

package io.varve.bench.cases;

import io.varve.bench.corpus.FolderSize;
import io.varve.bench.corpus.PriceCorpus;
import io.varve.bench.process.Checkout;
import io.varve.bench.process.Variant;
import io.varve.bench.report.CaseReport;
import io.varve.bench.report.CaseReport.Work;
import io.varve.bench.report.Figure;
import io.varve.bench.report.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A manifest of a million entries in 2 GB of memory. The warehouse grows in steps: first runs over
 * all files at once are another question.
 */
final class Million implements BenchCase {

  private static final int FILES = 1_000_000;
  private static final int STEPS = 4;
  private static final String MEMORY = "-Xmx2g";

  @Override
  public String name() {
    return "million";
  }

  @Override
  public String summary() {
    return "1,000,000 tiny files, none changed: varve run with -Xmx2g";
  }

  @Override
  public List<CaseReport> measure(Session session) throws Exception {
    int count = session.scaled(FILES);
    PriceCorpus corpus = session.prices(1);
    Map<String, PriceRuns> warehouses = new TreeMap<>();
    for (Map.Entry<String, Checkout> each : session.checkouts().entrySet()) {
      String folder = "million" + warehouses.size();
      warehouses.put(each.getKey(), new PriceRuns(session, each.getValue(), corpus, count, folder));
    }
    for (int step = 1; step <= STEPS; step++) {
      int files = (int) ((long) count * step / STEPS);
      corpus.grow(count, files);
      for (Map.Entry<String, PriceRuns> each : warehouses.entrySet()) {
        session.tell("  %,d files%s", files, each.getKey());
        each.getValue().grown(files);
      }
    }
    List<CaseReport> reports = new ArrayList<>();
    for (Map.Entry<String, PriceRuns> each : warehouses.entrySet()) {
      reports.add(unchanged(session, each.getKey(), each.getValue(), count));
    }
    return reports;
  }

  private CaseReport unchanged(Session session, String version, PriceRuns runs, int count)
      throws Exception {
    Variant run = runs.unchanged("varve run " + MEMORY + version, MEMORY);
    List<Series> series = session.alternation().measure(List.of(run));
    long manifests = FolderSize.bytes(runs.warehouse().resolve("manifests"));
    return new CaseReport(
            name() + version, Optional.of(new Work(count, "entries")), series, List.of(), List.of())
        .with(Figure.of("manifests", manifests / 1e6, "MB"));
  }
}

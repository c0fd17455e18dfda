package io.varve.bench.cases;

import io.varve.bench.corpus.FolderSize;
import io.varve.bench.corpus.PriceCorpus;
import io.varve.bench.process.Variant;
import io.varve.bench.report.CaseReport;
import io.varve.bench.report.CaseReport.Work;
import io.varve.bench.report.Figure;
import io.varve.bench.report.Series;
import java.util.List;
import java.util.Optional;

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
    PriceRuns runs = new PriceRuns(session, session.now(), corpus, count, "million");
    for (int step = 1; step <= STEPS; step++) {
      int files = (int) ((long) count * step / STEPS);
      corpus.grow(count, files);
      session.tell("  %,d files", files);
      runs.grown(files);
    }
    Variant unchanged = runs.unchanged("varve run " + MEMORY, MEMORY);
    List<Series> series = session.alternation().measure(List.of(unchanged));
    long manifests = FolderSize.bytes(runs.warehouse().resolve("manifests"));
    return List.of(
        new CaseReport(
                name(), Optional.of(new Work(count, "entries")), series, List.of(), List.of())
            .with(Figure.of("manifests", manifests / 1e6, "MB")));
  }
}

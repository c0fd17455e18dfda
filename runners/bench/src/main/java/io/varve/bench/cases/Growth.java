package io.varve.bench.cases;

import io.varve.bench.corpus.FilingCorpus;
import io.varve.bench.corpus.FolderSize;
import io.varve.bench.corpus.PriceCorpus;
import io.varve.bench.process.Usage;
import io.varve.bench.process.Variant;
import io.varve.bench.report.CaseReport;
import io.varve.bench.report.CaseReport.Work;
import io.varve.bench.report.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the cost of first runs and of unchanged runs grows with the number of files. */
final class Growth implements BenchCase {

  private static final List<Integer> FILINGS = List.of(100, 1_000, 10_000);
  private static final List<Integer> PRICES = List.of(1_000, 10_000, 100_000);

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String summary() {
    return "first runs over 100, 1,000, 10,000 filings (once); unchanged 1,000, 10,000, 100,000";
  }

  @Override
  public List<CaseReport> measure(Session session) throws Exception {
    List<CaseReport> reports = new ArrayList<>();
    for (int size : FILINGS) {
      reports.add(firstRun(session, session.scaled(size)));
    }
    for (int size : PRICES) {
      reports.add(unchanged(session, session.scaled(size)));
    }
    return reports;
  }

  private CaseReport firstRun(Session session, int count) throws Exception {
    FilingCorpus corpus = session.filings();
    Path input = session.made(corpus, count);
    FilingRuns runs = new FilingRuns(session, session.now(), input, "growth");
    Variant first = runs.first("first run, " + count + " filings", count);
    List<Series> series = session.alternation(1).measure(List.of(first));
    runs.clear();
    return CaseReport.of(
        name() + ": first run of " + count, Work.ofBytes(FolderSize.bytes(input)), series);
  }

  private CaseReport unchanged(Session session, int count) throws Exception {
    PriceCorpus corpus = session.prices(PriceRuns.MEAN_ROWS);
    Path input = session.made(corpus, count);
    PriceRuns runs = new PriceRuns(session, session.now(), corpus, count, "growth");
    Usage first = runs.first().usage();
    List<Series> series = new ArrayList<>();
    series.add(new Series("first run, " + count + " files", List.of(first)));
    series.addAll(
        session
            .alternation()
            .warm(
                List.of(
                    runs.unchanged("unchanged, " + count + " files"),
                    Unchanged.walk(session, input, count))));
    return new CaseReport(
        name() + ": unchanged " + count,
        Optional.of(new Work(count, "files")),
        series,
        List.of(),
        List.of());
  }
}

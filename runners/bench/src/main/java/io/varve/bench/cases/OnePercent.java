package io.varve.bench.cases;

import io.varve.bench.corpus.FilingCorpus;
import io.varve.bench.corpus.FolderSize;
import io.varve.bench.process.Checkout;
import io.varve.bench.process.Variant;
import io.varve.bench.report.CaseReport;
import io.varve.bench.report.CaseReport.Work;
import io.varve.bench.report.Ratio;
import io.varve.bench.report.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run costs after one filing of a hundred changed. The full run is done once, since it takes
 * long; each round changes another hundredth.
 */
final class OnePercent implements BenchCase {

  private static final int FILINGS = 10_000;
  private static final int PART = 100;

  @Override
  public String name() {
    return "one-percent";
  }

  @Override
  public String summary() {
    return "10,000 filings: a full run once, then runs after 1 % of them changed";
  }

  @Override
  public List<CaseReport> measure(Session session) throws Exception {
    int count = session.scaled(FILINGS);
    List<CaseReport> reports = new ArrayList<>();
    for (Map.Entry<String, Checkout> each : session.checkouts().entrySet()) {
      FilingCorpus corpus = session.filings();
      Path input = session.made(corpus, count);
      FilingRuns runs = new FilingRuns(session, each.getValue(), input, "one-percent");
      Variant full = runs.first("full run" + each.getKey(), count);
      List<Series> series = new ArrayList<>(session.alternation(1).measure(List.of(full)));
      int changed = Math.max(1, count / PART);
      Variant part = runs.changed("1 % changed" + each.getKey(), corpus, count, changed, 1);
      series.addAll(session.alternation().measure(List.of(part)));
      double ratio = series.get(1).seconds() / series.get(0).seconds();
      double cpu = series.get(1).cpuSeconds() / series.get(0).cpuSeconds();
      reports.add(
          CaseReport.of(name() + each.getKey(), Work.ofBytes(FolderSize.bytes(input)), series)
              .with(new Ratio("1 % changed / full run", ratio, cpu, "<= 0.06")));
      runs.clear();
    }
    return reports;
  }
}

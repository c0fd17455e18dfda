package io.varve.bench.cases;

import io.varve.bench.bare.BareWalk;
import io.varve.bench.corpus.PriceCorpus;
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
import java.util.Optional;

/** What it costs to find that nothing changed. */
final class Unchanged implements BenchCase {

  private static final int FILES = 100_000;

  @Override
  public String name() {
    return "unchanged";
  }

  @Override
  public String summary() {
    return "100,000 small files, none changed: varve run, a walk that reads the same attributes";
  }

  @Override
  public List<CaseReport> measure(Session session) throws Exception {
    int count = session.scaled(FILES);
    PriceCorpus corpus = session.prices(PriceRuns.MEAN_ROWS);
    Path input = session.made(corpus, count);
    List<Variant> variants = new ArrayList<>();
    for (Map.Entry<String, Checkout> each : session.checkouts().entrySet()) {
      PriceRuns runs =
          new PriceRuns(session, each.getValue(), corpus, count, "unchanged" + variants.size());
      runs.first();
      variants.add(runs.unchanged("varve run" + each.getKey()));
    }
    variants.add(walk(session, input, count));
    List<Series> series = session.alternation().warm(variants);
    CaseReport report =
        new CaseReport(name(), Optional.of(new Work(count, "files")), series, List.of(), List.of());
    Series walk = series.get(series.size() - 1);
    for (Series each : series.subList(0, series.size() - 1)) {
      report = report.with(Ratio.of(each, walk, "<= 4, and <= 5 s"));
    }
    return List.of(report);
  }

  /** Returns the bare walk. */
  static Variant walk(Session session, Path input, int count) throws Exception {
    return new Variant(
        "bare walk",
        round -> {},
        session.now().java("run", BareWalk.class, List.of(input.toString())),
        ended -> Outcomes.expect(ended.expect(0), "files", count));
  }
}

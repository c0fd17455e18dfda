package io.varve.bench.cases;

import io.varve.bench.bare.BareStart;
import io.varve.bench.corpus.PriceCorpus;
import io.varve.bench.process.Checkout;
import io.varve.bench.process.Command;
import io.varve.bench.process.Variant;
import io.varve.bench.report.CaseReport;
import io.varve.bench.report.Figure;
import io.varve.bench.report.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a command costs that has next to nothing to do. */
final class StartUp implements BenchCase {

  private static final int ROUNDS = 10;
  private static final int FILES = 20;

  @Override
  public String name() {
    return "start-up";
  }

  @Override
  public String summary() {
    return "varve version, varve snapshots, and an empty Java program; ten rounds";
  }

  @Override
  public List<CaseReport> measure(Session session) throws Exception {
    PriceCorpus corpus = session.prices(PriceRuns.MEAN_ROWS);
    var unused = session.made(corpus, FILES);
    PriceRuns runs = new PriceRuns(session, session.now(), corpus, FILES, "start-up");
    runs.first();
    List<Variant> variants = new ArrayList<>();
    for (Map.Entry<String, Checkout> each : session.checkouts().entrySet()) {
      Checkout checkout = each.getValue();
      Command version = checkout.varve(List.of("version"));
      Command list = checkout.varve(List.of("snapshots", "--warehouse=" + runs.warehouse()));
      variants.add(Variant.of("varve version" + each.getKey(), version));
      variants.add(Variant.of("varve snapshots" + each.getKey(), list));
    }
    Command empty = session.now().java("version", BareStart.class, List.of());
    variants.add(Variant.of("empty Java program", empty));
    List<Series> series = session.alternation(ROUNDS).warm(variants);
    CaseReport report = new CaseReport(name(), Optional.empty(), series, List.of(), List.of());
    for (Series each : series.subList(0, series.size() - 1)) {
      report = report.with(new Figure(each.name(), each.seconds(), "s", "<= 0.6 s"));
    }
    return List.of(report);
  }
}

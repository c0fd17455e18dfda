package io.varve.bench.cases;

import io.varve.bench.corpus.FolderSize;
import io.varve.bench.corpus.PriceCorpus;
import io.varve.bench.process.Checkout;
import io.varve.bench.process.Variant;
import io.varve.bench.report.CaseReport;
import io.varve.bench.report.CaseReport.Work;
import io.varve.bench.report.Figure;
import io.varve.bench.report.Median;
import io.varve.bench.report.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a run writes that finds ten files changed. */
final class FewChanged implements BenchCase {

  private static final int FILES = 100_000;
  private static final int CHANGED = 10;

  @Override
  public String name() {
    return "few-changed";
  }

  @Override
  public String summary() {
    return "10 of 100,000 small files changed: bytes that varve run writes, rows and the rest";
  }

  @Override
  public List<CaseReport> measure(Session session) throws Exception {
    int count = session.scaled(FILES);
    List<CaseReport> reports = new ArrayList<>();
    for (Map.Entry<String, Checkout> each : session.checkouts().entrySet()) {
      PriceCorpus corpus = session.prices(PriceRuns.MEAN_ROWS);
      var unused = session.made(corpus, count);
      PriceRuns runs = new PriceRuns(session, each.getValue(), corpus, count, "few-changed");
      runs.first();
      Written written = new Written(runs);
      Variant variant = written.around(runs.changed("varve run" + each.getKey(), CHANGED, 1));
      List<Series> series = session.alternation().measure(List.of(variant));
      reports.add(written.report(name() + each.getKey(), series));
    }
    return reports;
  }

  /** Looks at a warehouse before and after each run. */
  private static final class Written {

    private final PriceRuns runs;
    private final List<Map<String, Long>> rounds = new ArrayList<>();
    private Map<String, Long> before = Map.of();

    Written(PriceRuns runs) {
      this.runs = runs;
    }

    Variant around(Variant run) {
      return new Variant(
          run.name(),
          round -> {
            run.preparation().prepare(round);
            before = FolderSize.files(runs.warehouse());
          },
          run.command(),
          ended -> {
            run.check().check(ended);
            rounds.add(byKind(before, FolderSize.files(runs.warehouse())));
          });
    }

    CaseReport report(String name, List<Series> series) {
      CaseReport report =
          new CaseReport(
              name, Optional.of(new Work(CHANGED, "files")), series, List.of(), List.of());
      double rest = 0;
      for (String kind : rounds.get(0).keySet()) {
        double bytes = median(kind);
        rest += kind.equals("data") ? 0 : bytes;
        report = report.with(Figure.of("written below " + kind + "/", bytes, "bytes"));
      }
      return report.with(new Figure("written beside the rows", rest, "bytes", "<= 100,000"));
    }

    private double median(String kind) {
      return Median.of(
          rounds.stream().mapToDouble(round -> round.getOrDefault(kind, 0L)).toArray());
    }

    /** Bytes of files that are new or have grown, by the folder at the top. */
    private static Map<String, Long> byKind(Map<String, Long> before, Map<String, Long> after) {
      Map<String, Long> written = new TreeMap<>();
      after.forEach(
          (file, size) -> {
            String kind = file.contains("/") ? file.substring(0, file.indexOf('/')) : "(top)";
            written.merge(kind, Math.max(0, size - before.getOrDefault(file, 0L)), Long::sum);
          });
      return written;
    }
  }
}

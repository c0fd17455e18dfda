package io.varve.bench.cases;

import io.varve.bench.bare.BareExtraction;
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

/** What a first run costs beside the extraction, and the extraction beside parsing HTML. */
final class FirstRun implements BenchCase {

  private static final int FILINGS = 1_000;

  /** Programs of one checkout. */
  private static final int PROGRAMS = 3;

  @Override
  public String name() {
    return "first-run";
  }

  @Override
  public String summary() {
    return "1,000 filings: varve run, a bare loop that extracts and writes, decode + jsoup alone";
  }

  @Override
  public List<CaseReport> measure(Session session) throws Exception {
    int count = session.scaled(FILINGS);
    Path input = session.made(session.filings(), count);
    long bytes = FolderSize.bytes(input);
    FolderSize.read(input);
    List<Variant> variants = new ArrayList<>();
    for (Map.Entry<String, Checkout> each : session.checkouts().entrySet()) {
      FilingRuns runs = new FilingRuns(session, each.getValue(), input, "first-run");
      variants.add(runs.first("varve run" + each.getKey(), count));
      variants.add(bare(session, each, "write", input, count));
      variants.add(bare(session, each, "parse", input, count));
    }
    List<Series> series = session.alternation().measure(variants);
    CaseReport report = CaseReport.of(name(), Work.ofBytes(bytes), series);
    for (int first = 0; first < series.size(); first += PROGRAMS) {
      report = report.with(Ratio.of(series.get(first), series.get(first + 1), "<= 1.25"));
      report = report.with(Ratio.of(series.get(first + 1), series.get(first + 2), "<= 2.5"));
    }
    if (series.size() > PROGRAMS) {
      report = report.with(Ratio.of(series.get(PROGRAMS), series.get(0), "times as fast"));
      report = report.with(Ratio.of(series.get(PROGRAMS + 1), series.get(1), "times as fast"));
    }
    return List.of(report);
  }

  private static Variant bare(
      Session session, Map.Entry<String, Checkout> checkout, String mode, Path input, int count)
      throws Exception {
    Path output = session.work().resolve("runs/bare");
    List<String> words =
        List.of(mode, Integer.toString(Session.WORKERS), input.toString(), output.toString());
    return new Variant(
        (mode.equals("parse") ? "decode + jsoup" : "bare loop") + checkout.getKey(),
        round -> session.empty("bare"),
        checkout.getValue().java("run", BareExtraction.class, words),
        ended -> Outcomes.expect(ended.expect(0), "documents", count));
  }
}

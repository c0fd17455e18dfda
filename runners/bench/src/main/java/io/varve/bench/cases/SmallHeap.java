package io.varve.bench.cases;

import io.varve.bench.corpus.FolderSize;
import io.varve.bench.process.Checkout;
import io.varve.bench.process.Variant;
import io.varve.bench.report.CaseReport;
import io.varve.bench.report.CaseReport.Work;
import io.varve.bench.report.Figure;
import io.varve.bench.report.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the memory of a first run grows with the corpus. */
final class SmallHeap implements BenchCase {

  private static final List<Integer> FILINGS = List.of(1_000, 3_000, 10_000);

  @Override
  public String name() {
    return "small-heap";
  }

  @Override
  public String summary() {
    return "1,000, 3,000 and 10,000 filings: first runs with -Xmx1g, one round, and their memory";
  }

  @Override
  public List<CaseReport> measure(Session session) throws Exception {
    List<CaseReport> reports = new ArrayList<>();
    for (int size : FILINGS) {
      int count = session.scaled(size);
      Path input = session.made(session.filings(), count);
      for (Map.Entry<String, Checkout> each : session.checkouts().entrySet()) {
        reports.add(firstRun(session, each, input, count));
      }
    }
    return reports;
  }

  private CaseReport firstRun(
      Session session, Map.Entry<String, Checkout> checkout, Path input, int count)
      throws Exception {
    Path log = session.empty("small-heap-log").resolve("gc.log");
    FilingRuns runs = new FilingRuns(session, checkout.getValue(), input, "small-heap");
    String options = "-Xmx1g -Xlog:gc*:file=" + log + ":uptime:filecount=0";
    String name = count + " filings, -Xmx1g" + checkout.getKey();
    Variant first = runs.first(name, count, runs.command(options));
    List<Series> series = session.alternation(1).measure(List.of(first));
    GcLog heap = GcLog.of(Files.readString(log));
    runs.clear();
    return CaseReport.of(
            name() + " of " + count + checkout.getKey(),
            Work.ofBytes(FolderSize.bytes(input)),
            series)
        .with(Figure.of("largest heap after a collection", heap.largestAfter(), "MB"))
        .with(Figure.of("largest after a full collection", heap.largestAfterFull(), "MB"))
        .with(Figure.of("collections", heap.collections(), "times"))
        .with(Figure.of("paused for them", heap.pausedSeconds(), "s"));
  }
}

package io.varve.bench.cases;

import io.varve.bench.corpus.FilingCorpus;
import io.varve.bench.corpus.FolderSize;
import io.varve.bench.process.Variant;
import io.varve.bench.report.CaseReport;
import io.varve.bench.report.CaseReport.Work;
import io.varve.bench.report.Figure;
import io.varve.bench.report.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    FilingCorpus corpus = session.filings();
    for (int size : FILINGS) {
      int count = session.scaled(size);
      Path input = session.made(corpus, count);
      Path log = session.empty("small-heap-log").resolve("gc.log");
      FilingRuns runs = new FilingRuns(session, session.now(), input, "small-heap");
      String options = "-Xmx1g -Xlog:gc*:file=" + log + ":uptime:filecount=0";
      Variant first = runs.first(count + " filings, -Xmx1g", count, runs.command(options));
      List<Series> series = session.alternation(1).measure(List.of(first));
      GcLog heap = GcLog.of(Files.readString(log));
      reports.add(
          CaseReport.of(name() + " of " + count, Work.ofBytes(FolderSize.bytes(input)), series)
              .with(Figure.of("largest heap after a collection", heap.largestAfter(), "MB"))
              .with(Figure.of("largest after a full collection", heap.largestAfterFull(), "MB"))
              .with(Figure.of("collections", heap.collections(), "times"))
              .with(Figure.of("paused for them", heap.pausedSeconds(), "s")));
      runs.clear();
    }
    return reports;
  }
}

package io.varve.bench.cases;

import io.varve.bench.report.CaseReport;
import java.util.List;

/** One thing to measure. */
public interface BenchCase {

  /** Returns the word for it on the command line. */
  String name();

  /** Returns what is measured, in one line. */
  String summary();

  /**
   * Measures.
   *
   * @throws Exception whatever a program did wrong: there is no report of half a case
   */
  List<CaseReport> measure(Session session) throws Exception;
}

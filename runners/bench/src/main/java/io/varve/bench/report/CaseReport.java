package io.varve.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the measurement of one case gave.
 *
 * @param name of the case
 * @param work what each program got through
 */
public record CaseReport(
    String name,
    Optional<Work> work,
    List<Series> series,
    List<Ratio> ratios,
    List<Figure> figures) {

  public CaseReport {
    series = List.copyOf(series);
    ratios = List.copyOf(ratios);
    figures = List.copyOf(figures);
  }

  /**
   * What a program got through, for its throughput.
   *
   * @param unit such as {@code MB}, of 1,000,000 bytes
   */
  public record Work(double amount, String unit) {

    /** Returns the work of a number of bytes. */
    public static Work ofBytes(long bytes) {
      return new Work(bytes / 1e6, "MB");
    }
  }

  /** Returns a report without figures and ratios. */
  public static CaseReport of(String name, Work work, List<Series> series) {
    return new CaseReport(name, Optional.of(work), series, List.of(), List.of());
  }

  /** Returns this with one more ratio. */
  public CaseReport with(Ratio ratio) {
    List<Ratio> more = new ArrayList<>(ratios);
    more.add(ratio);
    return new CaseReport(name, work, series, more, figures);
  }

  /** Returns this with one more figure. */
  public CaseReport with(Figure figure) {
    List<Figure> more = new ArrayList<>(figures);
    more.add(figure);
    return new CaseReport(name, work, series, ratios, more);
  }
}

package io.varve.bench.report;

import io.varve.bench.process.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for people. */
public final class TextReport {

  private TextReport() {}

  /** Returns the tables of a case. */
  public static String of(CaseReport report) {
    StringBuilder text = new StringBuilder(report.name()).append('\n');
    if (!report.series().isEmpty()) {
      text.append(TextTable.of(programs(report)));
    }
    if (!report.ratios().isEmpty()) {
      text.append(TextTable.of(ratios(report)));
    }
    if (!report.figures().isEmpty()) {
      text.append(TextTable.of(figures(report)));
    }
    return text.toString();
  }

  private static List<List<String>> programs(CaseReport report) {
    List<List<String>> rows = new ArrayList<>();
    String unit = report.work().map(work -> work.unit() + "/s").orElse("");
    rows.add(List.of("program", "wall s", "CPU s", "peak MB", unit, "each round, wall s"));
    for (Series each : report.series()) {
      String speed =
          report.work().map(work -> number(work.amount() / each.seconds(), 1)).orElse("");
      String rounds =
          each.samples().stream()
              .map((Usage usage) -> number(usage.seconds(), 2))
              .collect(Collectors.joining(" "));
      rows.add(
          List.of(
              each.name(),
              number(each.seconds(), 2),
              number(each.cpuSeconds(), 2),
              number(each.peakBytes() / 1e6, 0),
              speed,
              rounds));
    }
    return rows;
  }

  private static List<List<String>> ratios(CaseReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ratio", "wall", "CPU", "target"));
    for (Ratio each : report.ratios()) {
      rows.add(List.of(each.name(), number(each.wall(), 3), number(each.cpu(), 3), each.target()));
    }
    return rows;
  }

  private static List<List<String>> figures(CaseReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("figure", "value", "unit", "target"));
    for (Figure each : report.figures()) {
      int digits = each.value() == Math.rint(each.value()) ? 0 : 2;
      rows.add(List.of(each.name(), number(each.value(), digits), each.unit(), each.target()));
    }
    return rows;
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }
}

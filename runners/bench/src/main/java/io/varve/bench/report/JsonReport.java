package io.varve.bench.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A report for programs: names with underscores, seconds and bytes. */
public final class JsonReport {

  private JsonReport() {}

  /**
   * Returns a report as a tree of maps, lists, numbers and words.
   *
   * @param options what the measurements were asked for
   */
  public static Map<String, Object> of(
      Machine machine, Map<String, String> options, List<CaseReport> reports) {
    Map<String, Object> tree = new TreeMap<>();
    tree.put(
        "machine",
        Map.of(
            "processors", machine.processors(),
            "model", machine.model(),
            "memory_bytes", machine.memoryBytes(),
            "java", machine.java(),
            "measured_at", machine.measuredAt().toString(),
            "revision", machine.revision()));
    tree.put("options", options);
    tree.put("cases", reports.stream().map(JsonReport::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(CaseReport report) {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("case", report.name());
    report
        .work()
        .ifPresent(work -> tree.put("work", Map.of("amount", work.amount(), "unit", work.unit())));
    tree.put("programs", report.series().stream().map(JsonReport::tree).toList());
    tree.put("ratios", report.ratios().stream().map(JsonReport::tree).toList());
    tree.put("figures", report.figures().stream().map(JsonReport::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(Series series) {
    return new TreeMap<>(
        Map.of(
            "name", series.name(),
            "wall_seconds", series.seconds(),
            "cpu_seconds", series.cpuSeconds(),
            "peak_bytes", series.peakBytes(),
            "wall_seconds_each", series.samples().stream().map(sample -> sample.seconds()).toList(),
            "cpu_seconds_each",
                series.samples().stream().map(sample -> sample.cpuSeconds()).toList()));
  }

  private static Map<String, Object> tree(Ratio ratio) {
    return new TreeMap<>(
        Map.of(
            "name", ratio.name(),
            "wall", ratio.wall(),
            "cpu", ratio.cpu(),
            "target", ratio.target()));
  }

  private static Map<String, Object> tree(Figure figure) {
    return new TreeMap<>(
        Map.of(
            "name", figure.name(),
            "value", figure.value(),
            "unit", figure.unit(),
            "target", figure.target()));
  }
}

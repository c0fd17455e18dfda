package io.varve.runners.monitoring;

import io.prometheus.metrics.model.snapshots.Labels;
import io.varve.runners.console.UserException;
import io.varve.runners.health.Coverage;
import io.varve.runners.health.Finding;
import io.varve.runners.health.HealthReport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The health of a warehouse in a file for Prometheus; 0 is ok, 1 a warning, 2 an error. */
public final class HealthMetrics {

  private final MetricsTarget target;

  /**
   * Makes sure that the file can be written.
   *
   * @throws UserException when it cannot, or is not one of ours
   */
  public HealthMetrics(String file) {
    this.target = new MetricsTarget(file);
  }

  /** Replaces the file. */
  public void write(HealthReport report) throws IOException {
    try {
      target.write(text(report));
    } catch (IOException e) {
      throw new IOException("Cannot write --metrics-file " + target + ": " + e.getMessage(), e);
    }
  }

  private static String text(HealthReport report) {
    Gauges gauges = new Gauges(Labels.EMPTY);
    gauges.add("varve_health_status", "Worst status of all rules.", report.status().level());
    gauges.add(
        "varve_health_checked_timestamp_seconds", "When it was checked.", report.checkedAt());
    gauges.add("varve_health_snapshot_id", "Snapshot that was checked.", report.snapshot());
    Map<String, Double> statuses = new LinkedHashMap<>();
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      statuses.put(finding.rule(), (double) finding.status().level());
      figures.put(finding.rule(), finding.figure());
    }
    gauges.addDoubles("varve_health_rule_status", "Status of a rule.", "rule", statuses);
    gauges.addDoubles(
        "varve_health_rule_value",
        "Figure of a rule: seconds, percent or a number.",
        "rule",
        figures);
    coverage(gauges, report, "present", Coverage::present);
    coverage(gauges, report, "empty", Coverage::empty);
    coverage(gauges, report, "missing", Coverage::missing);
    return gauges.text();
  }

  private static void coverage(
      Gauges gauges, HealthReport report, String state, ToLongFunction<Coverage> figure) {
    Map<String, Long> values = new LinkedHashMap<>();
    report.coverage().forEach(row -> values.put(row.dataset(), figure.applyAsLong(row)));
    gauges.add(
        "varve_health_" + state + "_documents",
        "Documents whose rows are " + state + ".",
        "dataset",
        values);
  }
}

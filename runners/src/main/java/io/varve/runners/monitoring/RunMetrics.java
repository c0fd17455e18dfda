package io.varve.runners.monitoring;

import io.prometheus.metrics.model.snapshots.Labels;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.RunCounts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The figures of one run in Prometheus' text format. Names and units follow its conventions: gauges
 * in seconds and bytes. A state or code that did not occur is a zero, so that series do not come
 * and go.
 */
final class RunMetrics {

  /** Begins every name, and so the file. */
  static final String PREFIX = "varve_";

  private static final String LAST_SUCCESS = PREFIX + "last_success_timestamp_seconds";

  private final Gauges gauges;

  private RunMetrics(WatchedRun run) {
    this.gauges =
        new Gauges(Labels.of("pipeline", run.pipeline(), "run_name", run.name().orElse("")));
  }

  /**
   * Returns the text.
   *
   * @param lastSuccess end of the last successful run before this one
   */
  static String text(WatchedRun run, RunEnd end, Optional<Instant> lastSuccess) {
    RunMetrics metrics = new RunMetrics(run);
    metrics.run(run, end);
    metrics.counts(end.counts());
    metrics.failures(end);
    end.tables().ifPresent(metrics::tables);
    (end.ending().isSuccess() ? Optional.of(end.finishedAt()) : lastSuccess)
        .ifPresent(metrics::lastSuccess);
    return metrics.gauges.text();
  }

  /** Returns the end of the last successful run of the same pipeline and name in such a text. */
  static Optional<Instant> lastSuccess(WatchedRun run, String text) {
    RunMetrics metrics = new RunMetrics(run);
    metrics.lastSuccess(Instant.EPOCH);
    String own = metrics.gauges.text();
    String series = own.substring(own.lastIndexOf('\n', own.length() - 2) + 1);
    String start = series.substring(0, series.lastIndexOf(' ') + 1);
    return text.lines()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .flatMap(line -> instant(line.substring(start.length())));
  }

  private static Optional<Instant> instant(String seconds) {
    try {
      return Optional.of(Instant.ofEpochMilli(Math.round(Double.parseDouble(seconds) * 1000)));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private void lastSuccess(Instant when) {
    gauges.add(LAST_SUCCESS, "End of the last run that committed or had nothing to do.", when);
  }

  private void run(WatchedRun run, RunEnd end) {
    Duration took = Duration.between(run.startedAt(), end.finishedAt());
    gauges.add("varve_run_start_timestamp_seconds", "Start of the last run.", run.startedAt());
    gauges.add("varve_run_end_timestamp_seconds", "End of the last run.", end.finishedAt());
    gauges.add("varve_run_duration_seconds", "Wall time of the last run.", took);
    gauges.add("varve_run_exit_code", "Exit code of the last run.", end.exitCode().code());
    Map<String, Long> status = new LinkedHashMap<>();
    for (Ending each : Ending.values()) {
      status.put(each.label(), each == end.ending() ? 1L : 0L);
    }
    gauges.add("varve_run_status", "How the last run ended: 1 for one status.", "status", status);
  }

  private void counts(RunCounts counts) {
    Map<String, Long> states = new LinkedHashMap<>();
    states.put("added", counts.added());
    states.put("modified", counts.modified());
    states.put("reprocessed", counts.reprocessed());
    states.put("retried", counts.retried());
    states.put("unchanged", counts.unchanged());
    states.put("parked", counts.parked());
    gauges.add("varve_run_listed_files", "Files listed by the last run.", "state", states);
    gauges.add("varve_run_touched_files", "Unchanged files with other times.", counts.touched());
    gauges.add("varve_run_missing_files", "Known files that were not listed.", counts.missing());
    gauges.add("varve_run_removed_files", "Files taken out with their rows.", counts.removed());
    gauges.add(
        "varve_run_documents",
        "Documents that the last run processed.",
        "result",
        Map.of("succeeded", counts.succeeded(), "failed", counts.failed()));
    gauges.add(
        "varve_run_adopted_documents",
        "Succeeded documents taken over from an unfinished run.",
        counts.adopted());
    gauges.add("varve_run_read_bytes", "Bytes read from source files.", counts.bytesRead());
  }

  private void failures(RunEnd end) {
    Map<String, Long> codes = new TreeMap<>();
    end.failures().forEach((code, number) -> codes.put(code.name(), number));
    gauges.add("varve_run_failures", "Failed documents of the last run.", "code", codes);
    gauges.add(
        "varve_run_saved_seconds", "What extracting the unchanged files had cost.", end.saved());
  }

  private void tables(Tables tables) {
    gauges.add("varve_snapshot_id", "Current snapshot.", tables.snapshot());
    dataset("varve_dataset_rows", "Live rows.", tables.totals(), DatasetTotals::rows);
    dataset(
        "varve_dataset_size_bytes", "Live data files.", tables.totals(), DatasetTotals::sizeBytes);
    dataset(
        "varve_run_written_rows",
        "Rows that the last run wrote.",
        tables.written(),
        DatasetTotals::rows);
    dataset(
        "varve_run_written_bytes",
        "Data files that the last run wrote.",
        tables.written(),
        DatasetTotals::sizeBytes);
  }

  private void dataset(
      String name,
      String help,
      SortedMap<String, DatasetTotals> tables,
      ToLongFunction<DatasetTotals> figure) {
    Map<String, Long> values = new TreeMap<>();
    tables.forEach((dataset, totals) -> values.put(dataset, figure.applyAsLong(totals)));
    gauges.add(name, help, "dataset", values);
  }
}

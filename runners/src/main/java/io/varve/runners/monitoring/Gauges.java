package io.varve.runners.monitoring;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gauges that share labels, in Prometheus' text format. Not safe for several threads. */
final class Gauges {

  private final Labels labels;
  private final List<MetricSnapshot> all = new ArrayList<>();

  Gauges(Labels labels) {
    this.labels = labels;
  }

  void add(String name, String help, long value) {
    addDouble(name, help, (double) value);
  }

  /** Adds a moment in seconds since 1970, UTC. */
  void add(String name, String help, Instant when) {
    addDouble(name, help, when.toEpochMilli() / 1000.0);
  }

  /** Adds a duration in seconds. */
  void add(String name, String help, Duration duration) {
    addDouble(name, help, duration.toMillis() / 1000.0);
  }

  /** Adds one value for each value of a label. */
  void add(String name, String help, String label, Map<String, Long> values) {
    Map<String, Double> doubles = new LinkedHashMap<>();
    values.forEach((value, number) -> doubles.put(value, (double) number));
    addDoubles(name, help, label, doubles);
  }

  /** Adds one value for each value of a label. */
  void addDoubles(String name, String help, String label, Map<String, Double> values) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    values.forEach((value, number) -> gauge.dataPoint(point(labels.add(label, value), number)));
    all.add(gauge.build());
  }

  private void addDouble(String name, String help, double value) {
    all.add(GaugeSnapshot.builder().name(name).help(help).dataPoint(point(labels, value)).build());
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }

  /** Returns the text, sorted by name. */
  String text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new PrometheusTextFormatWriter(false).write(bytes, new MetricSnapshots(all));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot write to memory", e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

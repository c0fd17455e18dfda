package io.varve.pipelines.run;

import io.varve.pipelines.run.ProgressListener.RunProgress;
import io.varve.transforms.Progress;
import io.varve.transforms.ProgressMeter;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the end of a pipeline and tells how far it is. */
final class PipelineExecution {

  private static final Logger LOG = LoggerFactory.getLogger(PipelineExecution.class);
  private static final Duration INTERVAL = Duration.ofMillis(400);

  /** Asking a cluster and listing the journal are calls to other machines. */
  private static final Duration CLUSTER_INTERVAL = Duration.ofSeconds(2);

  private final String runId;
  private final Execution execution;
  private final Optional<JournalProgress> journal;
  private final ProgressListener listener;

  /**
   * Returns the watch over an execution.
   *
   * @param journal the run's journal, when its workers are in other processes
   */
  PipelineExecution(
      String runId,
      Execution execution,
      Optional<JournalProgress> journal,
      ProgressListener listener) {
    this.runId = runId;
    this.execution = execution;
    this.journal = journal;
    this.listener = listener;
  }

  /** Returns when the pipeline is done; whatever it throws is passed on. */
  void await() throws IOException {
    try {
      while (!execution.await(journal.isPresent() ? CLUSTER_INTERVAL : INTERVAL)) {
        tell();
      }
      tell();
    } finally {
      ProgressMeter.forget(runId);
    }
  }

  /** What is only shown must not end a run. */
  private void tell() {
    try {
      if (journal.isPresent()) {
        journal.get().read();
      }
      Optional<MetricResults> counters = execution.metrics();
      listener.update(
          new RunProgress(
              value(counters, Progress.EXPECTED),
              value(counters, Progress.EXPECTED_BYTES),
              value(counters, Progress.DOCUMENTS),
              value(counters, Progress.BYTES),
              value(counters, Progress.FAILURES)));
    } catch (IOException | RuntimeException e) {
      LOG.debug("Progress of run {} cannot be shown", runId, e);
    }
  }

  /**
   * Counters arrive late, the meter knows the workers of this process only, and the journal names
   * finished shards only: the largest is nearest to the truth.
   */
  private long value(Optional<MetricResults> counters, Progress progress) {
    long largest = ProgressMeter.here(runId, progress);
    if (counters.isPresent()) {
      largest = Math.max(largest, sum(counters.get(), progress));
    }
    return Math.max(largest, journal.map(lines -> lines.value(progress)).orElse(0L));
  }

  private static long sum(MetricResults counters, Progress progress) {
    MetricsFilter ours =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.named(Progress.class, progress.name()))
            .build();
    long sum = 0;
    for (MetricResult<Long> counter : counters.queryMetrics(ours).getCounters()) {
      sum += counter.getAttempted();
    }
    return sum;
  }
}

package io.varve.pipelines.run;

import io.varve.pipelines.run.ProgressListener.RunProgress;
import io.varve.transforms.Progress;
import io.varve.transforms.ProgressMeter;
import java.io.IOException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.joda.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a pipeline to its end and tells how far it is. */
final class PipelineExecution {

  private static final Logger LOG = LoggerFactory.getLogger(PipelineExecution.class);
  private static final Duration INTERVAL = Duration.millis(400);

  private final String runId;
  private final Pipeline pipeline;
  private final ProgressListener listener;

  PipelineExecution(String runId, Pipeline pipeline, ProgressListener listener) {
    this.runId = runId;
    this.pipeline = pipeline;
    this.listener = listener;
  }

  /** Returns when the pipeline is done; whatever it throws is passed on. */
  void run() throws IOException {
    try {
      PipelineResult result = pipeline.run();
      State state = result.getState();
      while (state == null || !state.isTerminal()) {
        // Nothing or a running state when the time is over.
        state = result.waitUntilFinish(INTERVAL);
        tell(result);
      }
      if (state != State.DONE) {
        throw new IOException("Cannot finish the run: the pipeline ended as " + state);
      }
    } finally {
      ProgressMeter.forget(runId);
    }
  }

  /** What is only shown must not end a run. */
  private void tell(PipelineResult result) {
    try {
      listener.update(progress(result));
    } catch (RuntimeException e) {
      LOG.debug("Progress of run {} cannot be shown", runId, e);
    }
  }

  private RunProgress progress(PipelineResult result) {
    MetricQueryResults metrics =
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.inNamespace(Progress.class))
                    .build());
    return new RunProgress(
        value(metrics, Progress.EXPECTED),
        value(metrics, Progress.EXPECTED_BYTES),
        value(metrics, Progress.DOCUMENTS),
        value(metrics, Progress.BYTES),
        value(metrics, Progress.FAILURES));
  }

  private long value(MetricQueryResults metrics, Progress progress) {
    long sum = 0;
    for (MetricResult<Long> counter : metrics.getCounters()) {
      if (counter.getName().getName().equals(progress.name())) {
        sum += counter.getAttempted();
      }
    }
    // Counters arrive late, and workers elsewhere are not counted here: the larger one is nearer to
    // the truth.
    return Math.max(sum, ProgressMeter.here(runId, progress));
  }
}

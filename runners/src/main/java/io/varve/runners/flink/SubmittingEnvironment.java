package io.varve.runners.flink;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.java.ExecutionEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.JobListener;

/**
 * The Flink that Beam finds while a pipeline is submitted. Beam keeps what Flink knows of a job to
 * itself; an environment of our own hears of it, and has the configuration that we want.
 */
@SuppressWarnings("deprecation") // Beam's batch runner stands on Flink's older interface.
final class SubmittingEnvironment extends ExecutionEnvironment {

  private final AtomicReference<Optional<JobClient>> submitted =
      new AtomicReference<>(Optional.empty());

  SubmittingEnvironment(Configuration configuration) {
    super(configuration);
    registerJobListener(
        new JobListener() {
          @Override
          public void onJobSubmitted(JobClient client, Throwable problem) {
            submitted.set(Optional.ofNullable(client));
          }

          @Override
          public void onJobExecuted(JobExecutionResult result, Throwable problem) {}
        });
  }

  /** A job with what Beam knows of it. */
  record Job(PipelineResult result, JobClient client) {}

  /** Submits a pipeline and does not wait. Only one thread may submit at a time. */
  Job submit(Pipeline pipeline) throws IOException {
    FlinkPipelineOptions options = pipeline.getOptions().as(FlinkPipelineOptions.class);
    options.setFlinkMaster("[auto]");
    options.setAttachedMode(false);
    initializeContextEnvironment(() -> this);
    try {
      PipelineResult result = pipeline.run();
      JobClient client =
          submitted
              .get()
              .orElseThrow(() -> new IOException("Cannot submit the run: Flink names no job"));
      return new Job(result, client);
    } finally {
      resetContextEnvironment();
    }
  }
}

package io.varve.runners.flink;

import io.varve.pipelines.run.Execution;
import io.varve.pipelines.run.Launcher;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.flink.api.java.ExecutionEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;

/** Submits runs from a program that Flink itself has started. */
final class ContextLauncher implements Launcher {

  /** Where Flink runs the program in its JobManager. */
  private static final String EMBEDDED = "embedded";

  private final Optional<String> cluster;

  private ContextLauncher(Optional<String> cluster) {
    this.cluster = cluster;
  }

  /**
   * Returns the launcher for the Flink that started this program. In a JobManager, which carries
   * its jobs out itself, a run lives and dies with the process.
   */
  @SuppressWarnings("deprecation") // Beam's batch runner stands on Flink's older interface.
  static ContextLauncher inFlink() {
    Configuration settings = ExecutionEnvironment.getExecutionEnvironment().getConfiguration();
    boolean embedded = EMBEDDED.equals(settings.get(DeploymentOptions.TARGET));
    return new ContextLauncher(
        embedded
            ? Optional.empty()
            : Optional.of(
                settings.get(RestOptions.ADDRESS) + ":" + settings.get(RestOptions.PORT)));
  }

  @Override
  public Optional<String> cluster() {
    return cluster;
  }

  /** Flink takes a program that starts no job for a broken one. */
  @Override
  public boolean startsAlways() {
    return true;
  }

  @Override
  public Execution start(Pipeline pipeline) throws IOException {
    FlinkPipelineOptions options = pipeline.getOptions().as(FlinkPipelineOptions.class);
    options.setFlinkMaster("[auto]");
    options.setAttachedMode(false);
    // Flink has the jar already.
    options.setFilesToStage(List.of());
    try {
      pipeline.run();
    } catch (RuntimeException e) {
      throw new FlinkProblem("this cluster").ofSubmission(e);
    }
    return Submitted.JOB;
  }

  /** A job that this program must not ask about: Flink refuses an answer. */
  private enum Submitted implements Execution {
    JOB;

    @Override
    public Optional<String> jobId() {
      return Optional.empty();
    }

    @Override
    public boolean await(Duration atMost) throws IOException {
      throw new IOException("Cannot wait for a job inside Flink");
    }

    @Override
    public Optional<MetricResults> metrics() {
      return Optional.empty();
    }

    @Override
    public void cancel() throws IOException {
      throw new IOException("Cannot cancel a job inside Flink");
    }
  }
}

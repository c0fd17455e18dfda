package io.varve.pipelines.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.metrics.MetricResults;

/** Runs pipelines on threads of this process, with the runner that their options name. */
final class ProcessLauncher implements Launcher {

  @Override
  public Optional<String> cluster() {
    return Optional.empty();
  }

  @Override
  public Execution start(Pipeline pipeline) {
    return new ProcessExecution(pipeline.run());
  }

  private record ProcessExecution(PipelineResult result) implements Execution {

    @Override
    public Optional<String> jobId() {
      return Optional.empty();
    }

    @Override
    public boolean await(Duration atMost) throws IOException {
      State state = result.getState();
      if (state == null || !state.isTerminal()) {
        // Nothing or a running state when the time is over.
        state = result.waitUntilFinish(org.joda.time.Duration.millis(atMost.toMillis()));
      }
      if (state == null || !state.isTerminal()) {
        return false;
      }
      if (state != State.DONE) {
        throw new IOException("Cannot finish the run: the pipeline ended as " + state);
      }
      return true;
    }

    @Override
    public Optional<MetricResults> metrics() {
      return Optional.of(result.metrics());
    }

    @Override
    public void cancel() {
      // It ends with the process.
    }
  }
}

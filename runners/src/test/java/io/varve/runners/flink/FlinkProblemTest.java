package io.varve.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.varve.transforms.change.RefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;

/** One line out of what Flink throws. */
final class FlinkProblemTest {

  private static final JobID JOB = new JobID();

  private final FlinkProblem problem = new FlinkProblem("host:8081");

  @Test
  void whatAStepThrewIsFoundAsWhatItWas() {
    Throwable step = new RuntimeException("wrapped", new RefusedException("Cannot run: why"));
    IOException found = problem.ofJob(sent(new IllegalStateException("restarts end", step)));

    assertThat(found.getMessage(), is("Cannot finish the run: its job failed: Cannot run: why"));
    assertThat(found.getCause(), is(instanceOf(RefusedException.class)));
  }

  @Test
  void anErrorOfAnUnknownClassIsItsMessage() {
    Throwable unknown = new Unknown("no slot left\n\tat somewhere", new Object());
    assertThat(
        problem.ofJob(sent(unknown)).getMessage(),
        is("Cannot finish the run: its job failed: no slot left"));
  }

  @Test
  void aSilentClusterIsNamed() {
    Throwable silent = new ExecutionException(new ConnectException("Connection refused"));
    assertThat(
        problem.ofJob(silent).getMessage(),
        startsWith("Cannot reach Flink at host:8081 any more: Connection refused. What was"));
    assertThat(
        problem.ofSubmission(silent).getMessage(),
        is(
            "Cannot reach Flink at host:8081: Connection refused. Nothing was started; check"
                + " --flinkMaster."));
  }

  @Test
  void aCancelledJobIsNoDefect() {
    assertThat(
        problem.ofJob(new JobCancellationException(JOB, "cancelled", null)).getMessage(),
        startsWith("Cannot finish the run: its job was cancelled."));
  }

  private static Throwable sent(Throwable thrown) {
    return new JobExecutionException(JOB, "Job failed", new SerializedThrowable(thrown));
  }

  /** An error that cannot be sent as it is. */
  private static final class Unknown extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Object part;

    Unknown(String message, Object part) {
      super(message);
      this.part = part;
    }

    private void writeObject(java.io.ObjectOutputStream out) throws IOException {
      throw new java.io.NotSerializableException(part.toString());
    }
  }
}

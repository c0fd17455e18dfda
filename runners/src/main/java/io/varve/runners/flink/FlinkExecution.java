package io.varve.runners.flink;

import io.varve.pipelines.run.Execution;
import io.varve.runners.flink.SubmittingEnvironment.Job;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.flink.api.common.JobExecutionResult;

/** A job that Flink has accepted. Safe for several threads. */
final class FlinkExecution implements Execution {

  private static final long CANCEL_SECONDS = 10;

  private final Job job;
  private final FlinkProblem problem;
  private final CompletableFuture<JobExecutionResult> end;

  FlinkExecution(Job job, FlinkProblem problem) {
    this.job = job;
    this.problem = problem;
    this.end = job.client().getJobExecutionResult();
  }

  @Override
  public Optional<String> jobId() {
    return Optional.of(job.client().getJobID().toString());
  }

  @Override
  public boolean await(Duration atMost) throws IOException {
    try {
      JobExecutionResult unused = end.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Cannot wait for the end of the job: interrupted", e);
    } catch (ExecutionException e) {
      throw problem.ofJob(e.getCause());
    }
  }

  /** They are for display: a cluster that does not answer now may do so the next time. */
  @Override
  public Optional<MetricResults> metrics() {
    try {
      return end.isDone() ? Optional.empty() : Optional.of(job.result().metrics());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public void cancel() throws IOException {
    if (end.isDone()) {
      return;
    }
    try {
      Void unused = job.client().cancel().get(CANCEL_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer after " + CANCEL_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw problem.ofJob(e.getCause());
    }
  }
}

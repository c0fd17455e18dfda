package io.varve.pipelines.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.metrics.MetricResults;

/** A cluster that does with a pipeline whatever a test wants. */
final class FakeCluster implements Launcher, Execution {

  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final Deed deed;

  FakeCluster(Deed deed) {
    this.deed = deed;
  }

  /** What becomes of a pipeline; returning means that it is done. */
  @FunctionalInterface
  interface Deed {
    void with(FakeCluster cluster) throws IOException;
  }

  /** Waits until somebody cancels. */
  void awaitCancel() throws IOException {
    try {
      if (!cancelled.await(1, TimeUnit.MINUTES)) {
        throw new IOException("nobody cancelled");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  @Override
  public Optional<String> cluster() {
    return Optional.of("fake:1");
  }

  @Override
  public Execution start(Pipeline pipeline) {
    return this;
  }

  @Override
  public Optional<String> jobId() {
    return Optional.of("job-1");
  }

  @Override
  public boolean await(Duration atMost) throws IOException {
    deed.with(this);
    return true;
  }

  @Override
  public Optional<MetricResults> metrics() {
    return Optional.empty();
  }

  @Override
  public void cancel() {
    cancelled.countDown();
  }
}

package io.varve.pipelines.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.beam.sdk.metrics.MetricResults;

/** A pipeline at work. Safe for several threads. */
public interface Execution {

  /** Returns the name that a cluster knows it by; absent when there is none. */
  Optional<String> jobId();

  /**
   * Waits for the end.
   *
   * @param atMost longest time to wait
   * @return whether it is done; {@code false} when the time was over first
   * @throws IOException when it ended in another way than being done; so may runtime exceptions of
   *     the steps
   */
  boolean await(Duration atMost) throws IOException;

  /** Returns the counters as far as they have arrived; absent when none can be had now. */
  Optional<MetricResults> metrics();

  /** Asks it to end early. Does nothing when it ends with this process or is over already. */
  void cancel() throws IOException;
}

package io.varve.pipelines.run;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a person stop a run that a cluster carries out. A run without a cluster ends with the
 * process. Safe for several threads.
 */
final class Interruption {

  private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);

  private final boolean cluster;
  private final AtomicReference<Optional<Execution>> atWork =
      new AtomicReference<>(Optional.empty());
  private volatile boolean asked;

  Interruption(Launcher launcher) {
    this.cluster = launcher.cluster().isPresent();
  }

  /** Asks the cluster to stop; returns whether there is one. */
  boolean ask() {
    if (!cluster) {
      return false;
    }
    asked = true;
    atWork.get().ifPresent(Interruption::cancel);
    return true;
  }

  /** Says what is to be stopped; that happens at once when it was asked for before. */
  void concerns(Execution execution) {
    atWork.set(Optional.of(execution));
    if (asked) {
      cancel(execution);
    }
  }

  /** Returns the reason of an end: the person, when it was asked for, else the problem. */
  Throwable reason(Throwable problem) {
    return asked ? new InterruptedException("Interrupted by its user.") : problem;
  }

  private static void cancel(Execution execution) {
    try {
      execution.cancel();
    } catch (IOException | RuntimeException e) {
      LOG.warn("The cluster does not cancel job {}: {}", execution.jobId(), e.getMessage());
    }
  }
}

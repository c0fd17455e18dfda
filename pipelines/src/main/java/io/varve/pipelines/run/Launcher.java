package io.varve.pipelines.run;

import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;

/** Starts pipelines: in this process, or on a cluster. */
public interface Launcher {

  /** Returns the launcher that lets Beam's runner carry pipelines out in this process. */
  static Launcher inThisProcess() {
    return new ProcessLauncher();
  }

  /**
   * Returns the address of the cluster that carries pipelines out, whatever becomes of this
   * process; absent when they live and die with this process.
   */
  Optional<String> cluster();

  /** Returns whether a pipeline must be started also for a run that has nothing to do. */
  default boolean startsAlways() {
    return false;
  }

  /**
   * Starts a pipeline and returns without waiting for its end.
   *
   * @throws IOException when it cannot be started; nothing of it is executed then
   */
  Execution start(Pipeline pipeline) throws IOException;
}

package io.varve.pipelines.run;

import java.util.Optional;
import org.apache.beam.sdk.Pipeline;

/** A launcher for runs that need no pipeline: it fails when it gets one. */
final class NoPipelines implements Launcher {

  @Override
  public Optional<String> cluster() {
    return Optional.empty();
  }

  @Override
  public Execution start(Pipeline pipeline) {
    throw new AssertionError("a pipeline was started");
  }
}

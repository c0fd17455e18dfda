package io.varve.runners.options;

import java.util.function.Supplier;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The options for Beam. Where the command line has none of them they are made when a pipeline needs
 * them: making them costs nearly as much as a run that finds nothing to do. Given ones are made,
 * and refused, at once. For one thread.
 */
public final class BeamOptions implements Supplier<PipelineOptions> {

  private final boolean given;
  private final Supplier<PipelineOptions> options;

  private BeamOptions(boolean given, Supplier<PipelineOptions> options) {
    this.given = given;
    this.options = options;
  }

  /** Returns options that somebody has given. */
  static BeamOptions given(PipelineOptions options) {
    return new BeamOptions(true, () -> options);
  }

  /** Returns options that nobody has given: those of the runner within this process. */
  static BeamOptions usual(Supplier<PipelineOptions> making) {
    return new BeamOptions(false, making);
  }

  /** Returns whether any was given; if not, pipelines are carried out by this process. */
  public boolean given() {
    return given;
  }

  @Override
  public PipelineOptions get() {
    return options.get();
  }
}

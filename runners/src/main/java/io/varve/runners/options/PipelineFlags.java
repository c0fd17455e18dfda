package io.varve.runners.options;

import io.varve.pipelines.run.RunSpec;
import io.varve.runners.console.Console;
import io.varve.runners.console.UserException;
import org.apache.beam.sdk.options.PipelineOptions;

/** The flags of one pipeline: what a run of it needs. */
public interface PipelineFlags {

  /**
   * Returns the settings of the run.
   *
   * @throws UserException when a value is out of bounds
   */
  RunSpec config(Console console);

  /**
   * Returns the options for Beam.
   *
   * @throws UserException when Beam does not take them
   */
  BeamOptions beam();

  /**
   * Makes sure that nothing is to follow a run whose end nobody waits for.
   *
   * @throws UserException when something is
   */
  default void refuseDetached() {}

  /** Returns the options for Beam, in a program that Flink has started. */
  PipelineOptions beamInFlink();
}

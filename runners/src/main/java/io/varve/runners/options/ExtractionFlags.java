package io.varve.runners.options;

import io.varve.pipelines.run.RunConfig;
import io.varve.runners.console.Console;
import io.varve.runners.console.UserException;

/** The flags of a pipeline over collections of files, whose runs can be foretold. */
public interface ExtractionFlags extends PipelineFlags {

  /**
   * {@inheritDoc}
   *
   * @throws UserException when a value is out of bounds
   */
  @Override
  RunConfig config(Console console);
}

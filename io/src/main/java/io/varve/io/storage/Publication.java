package io.varve.io.storage;

import java.io.IOException;
import java.nio.file.Path;

/**
 * How a finished temporary file gets its final name, such that one of any number of racers wins.
 */
interface Publication {

  /**
   * Gives the file its final name if that is free; the temporary name may remain.
   *
   * @return whether this call did it
   */
  boolean publish(Path temporary, Path target) throws IOException;
}

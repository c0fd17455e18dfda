package io.varve.transforms.records.fetch;

import io.varve.transforms.records.source.InvalidPageException;
import java.io.IOException;

/**
 * Makes something of a body, so that an answer that cannot be used is asked for again.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface BodyReader<T> {

  /**
   * Reads a body.
   *
   * @throws IOException when it is not JSON
   * @throws InvalidPageException when it is JSON, but not what it should be
   */
  T read(byte[] body) throws IOException, InvalidPageException;
}

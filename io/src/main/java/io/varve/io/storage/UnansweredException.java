package io.varve.io.storage;

import java.io.IOException;

/**
 * A creating call got no answer that settles it, and what it asked for may still happen later: a
 * store behind a network can carry out a request long after its sender gave up. That the file is
 * not there now does not mean that it will not be.
 */
public final class UnansweredException extends IOException {

  private static final long serialVersionUID = 1;

  public UnansweredException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.varve.io.lifecycle;

/**
 * An operation on the warehouse is refused, and nothing was changed. The message has the remedy.
 */
public final class RefusedOperationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public RefusedOperationException(String message) {
    super(message);
  }
}

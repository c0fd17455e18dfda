package io.varve.transforms.change;

/** A safety rule stops the run before it changes anything. The message says why and what to do. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public RefusedException(String message) {
    super(message);
  }
}

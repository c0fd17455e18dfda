package io.varve.io.snapshot;

/**
 * Something about a warehouse that its user can understand and act on. The message says what to do.
 */
public abstract class WarehouseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  WarehouseException(String message) {
    super(message);
  }

  WarehouseException(String message, Throwable cause) {
    super(message, cause);
  }
}

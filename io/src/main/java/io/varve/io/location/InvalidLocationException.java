package io.varve.io.location;

/** What a user wrote names no place that could be opened. The message says why, and what could. */
public final class InvalidLocationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** Returns the error whose message is for the user as it is. */
  public InvalidLocationException(String message) {
    super(message);
  }

  /** Returns the error whose message is for the user as it is. */
  public InvalidLocationException(String message, Exception cause) {
    super(message, cause);
  }
}

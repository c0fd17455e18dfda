package io.varve.transforms.records.source;

/** A record that cannot be told from others, or belongs to no day. The message says why. */
public final class InvalidRecordException extends Exception {

  private static final long serialVersionUID = 1;

  public InvalidRecordException(String message) {
    super(message);
  }
}

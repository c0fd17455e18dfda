package io.varve.transforms.records.source;

/** A body that is JSON, but no page. The message completes "Cannot read the page: ". */
public final class InvalidPageException extends Exception {

  private static final long serialVersionUID = 1;

  public InvalidPageException(String message) {
    super(message);
  }
}

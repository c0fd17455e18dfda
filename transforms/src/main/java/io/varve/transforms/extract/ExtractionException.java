package io.varve.transforms.extract;

import io.varve.io.model.FailureCode;

/**
 * One document could not be extracted. The message is one line for a person, without the file's
 * name (the framework adds it): what is wrong, where, and what to do.
 */
public final class ExtractionException extends Exception {

  private static final long serialVersionUID = 1;

  private final FailureCode code;

  public ExtractionException(FailureCode code, String message) {
    super(message);
    this.code = code;
  }

  public ExtractionException(FailureCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public FailureCode code() {
    return code;
  }
}

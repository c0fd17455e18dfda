package io.varve.transforms.records.fetch;

import io.varve.io.model.Failure;
import io.varve.io.model.FailureCode;
import java.util.Optional;

/**
 * An API gave no usable answer. The message is one line for a person, without control characters
 * and without secrets: what could not be fetched, why, and what to do.
 */
public final class FetchException extends Exception {

  private static final long serialVersionUID = 1;

  /** The step that failures of fetching belong to. */
  public static final String STAGE = "fetch";

  private final FailureCode code;
  private final boolean outage;

  FetchException(FailureCode code, String message, boolean outage, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.outage = outage;
  }

  FetchException(FailureCode code, String message) {
    this(code, message, false, null);
  }

  /** Returns the kind of failure. */
  public FailureCode code() {
    return code;
  }

  /**
   * Returns whether the API seems to be down or broken, rather than to refuse this one request or
   * to answer what cannot be used.
   */
  public boolean isOutage() {
    return outage;
  }

  /** Returns it as the failure of what was asked for. */
  public Failure failure() {
    return new Failure(STAGE, code, getMessage(), Optional.empty());
  }
}

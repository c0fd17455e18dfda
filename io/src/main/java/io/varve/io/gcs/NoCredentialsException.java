package io.varve.io.gcs;

import java.io.IOException;

/** This machine knows nobody as whom it could ask the service. The message says what to do. */
public final class NoCredentialsException extends IOException {

  private static final long serialVersionUID = 1;

  /** Returns the error for a location that was to be used. */
  public NoCredentialsException(GcsLocation location, Throwable cause) {
    super(
        "Cannot read "
            + location
            + ": no Google credentials found. Run 'gcloud auth application-default login' or set"
            + " GOOGLE_APPLICATION_CREDENTIALS to the file of a key.",
        cause);
  }
}

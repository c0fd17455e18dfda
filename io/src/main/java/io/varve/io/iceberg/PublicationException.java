package io.varve.io.iceberg;

import java.io.IOException;

/** A table cannot hold what is to be published. The message says why, and the remedy. */
public final class PublicationException extends IOException {

  private static final long serialVersionUID = 1;

  PublicationException(String dataset, String why, Exception cause) {
    super("Cannot publish dataset " + dataset + ": " + why, cause);
  }

  PublicationException(String dataset, String why) {
    this(dataset, why, null);
  }
}

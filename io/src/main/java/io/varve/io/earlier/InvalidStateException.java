package io.varve.io.earlier;

import java.io.IOException;

/** A file is no state of an earlier system, or breaks a limit. The message says which and why. */
public final class InvalidStateException extends IOException {

  private static final long serialVersionUID = 1;

  InvalidStateException(String name, String why) {
    super("Invalid state file " + name + ": " + why);
  }

  InvalidStateException(String name, String why, Exception cause) {
    super("Invalid state file " + name + ": " + why, cause);
  }
}

package io.varve.io.storage;

import java.io.IOException;

/** The failure that a test asked for, told apart from a real one by its type. */
public final class InjectedFault extends IOException {

  private static final long serialVersionUID = 1L;

  InjectedFault(String message) {
    super(message);
  }
}

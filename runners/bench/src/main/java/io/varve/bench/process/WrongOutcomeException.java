package io.varve.bench.process;

/** A program did not do what was to be measured, so its time says nothing. */
public final class WrongOutcomeException extends Exception {

  private static final long serialVersionUID = 1;

  /** Made with a message for people. */
  public WrongOutcomeException(String message) {
    super(message);
  }
}

package io.varve.runners.console;

import java.util.function.Supplier;

/** Something that the caller can put right. The message says what, why, and how. */
public final class UserException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;

  public UserException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  private UserException(IllegalArgumentException refused) {
    super(refused.getMessage(), refused);
    this.exitCode = ExitCode.USAGE;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /**
   * Makes a value from what the caller gave.
   *
   * @throws UserException of wrong usage when the value refuses its arguments
   */
  public static <T> T whenRefused(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw new UserException(e);
    }
  }
}

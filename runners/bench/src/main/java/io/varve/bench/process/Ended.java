package io.varve.bench.process;

/**
 * A process that ended.
 *
 * @param code its exit code
 * @param out what it printed to standard output
 * @param err what it printed to standard error
 */
public record Ended(Command command, int code, Usage usage, String out, String err) {

  private static final int SHOWN = 3_000;

  /** Returns this when the exit code is one of these. */
  public Ended expect(int... codes) throws WrongOutcomeException {
    for (int expected : codes) {
      if (code == expected) {
        return this;
      }
    }
    throw wrong("it ended with exit code " + code);
  }

  /** Returns the error that says what this process did wrong, with the end of what it printed. */
  public WrongOutcomeException wrong(String what) {
    return new WrongOutcomeException(
        "Cannot measure " + command + ": " + what + "\n" + end(out) + end(err));
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - SHOWN));
  }
}

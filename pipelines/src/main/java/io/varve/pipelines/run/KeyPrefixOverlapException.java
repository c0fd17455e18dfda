package io.varve.pipelines.run;

/**
 * The keys of a run's input could be those of another input of the warehouse. The message says how
 * its user can put that right.
 */
public final class KeyPrefixOverlapException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  KeyPrefixOverlapException(String prefix, String other) {
    super(
        "Invalid --key-prefix: '"
            + prefix
            + "' overlaps '"
            + other
            + "', which another input of this warehouse has. Give each input a prefix of its own;"
            + " none may begin with another, so an input without one needs its own warehouse.");
  }
}

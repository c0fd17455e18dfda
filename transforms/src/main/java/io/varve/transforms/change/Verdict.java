package io.varve.transforms.change;

import io.varve.io.model.Decision;

/**
 * What to do with a listed file.
 *
 * @param action the next step
 * @param decision the decision so far; for {@link Action#READ} the hash may still turn it into
 *     another
 * @param detail what led to it, for a person
 */
public record Verdict(Action action, Decision decision, String detail) {

  /** The next step for a file. */
  public enum Action {
    /** Nothing; the entry stays as it is. */
    SKIP,
    /** Nothing but recording the new metadata. */
    REFRESH,
    /** Read the bytes: only they can tell, or they are needed anyway. */
    READ,
    /** Extract. */
    EXTRACT
  }

  /** Returns the verdict that nothing is to be done. */
  public static Verdict skip(Decision decision, String detail) {
    return new Verdict(Action.SKIP, decision, detail);
  }

  /** Returns whether the bytes are taken for those of the entry, and will not be read. */
  public boolean takesBytesForTheSame() {
    return (action == Action.SKIP || action == Action.REFRESH) && decision != Decision.PURGED;
  }

  /** Returns the verdict that the entry alone changes. */
  public static Verdict refresh(Decision decision, String detail) {
    return new Verdict(Action.REFRESH, decision, detail);
  }

  /** Returns the verdict that the bytes must be read. */
  public static Verdict read(Decision decision, String detail) {
    return new Verdict(Action.READ, decision, detail);
  }

  /** Returns the verdict that rows must be made. */
  public static Verdict extract(Decision decision, String detail) {
    return new Verdict(Action.EXTRACT, decision, detail);
  }
}

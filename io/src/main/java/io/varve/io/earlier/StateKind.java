package io.varve.io.earlier;

import io.varve.io.model.Labelled;
import java.util.Locale;

/** The three shapes of earlier systems' states, named after what they are a list of. */
public enum StateKind implements Labelled {
  /** An object {@code files} by path, each with its hash and what became of it. */
  FILES("files"),
  /** An object {@code current_state} by path, beside the history of {@code runs}. */
  RUNS("current_state"),
  /** A list {@code processed_ids} of what was processed on one day. */
  DAILY("processed_ids");

  private final String field;

  StateKind(String field) {
    this.field = field;
  }

  /** Returns the field that only this shape has. */
  public String field() {
    return field;
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.varve.io.run;

import io.varve.io.model.Labelled;
import java.util.Locale;

/** How a run ended. */
public enum RunStatus implements Labelled {
  /** It committed a snapshot. */
  COMMITTED,
  /** There was nothing to change. */
  NO_CHANGES,
  /** A safety rule stopped it. */
  REFUSED,
  /** Another run changed the same things first. */
  CONFLICT,
  /** It could not finish. */
  FAILED;

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

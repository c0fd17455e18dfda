package io.varve.runners.health;

import io.varve.io.model.Labelled;
import java.util.Locale;

/** How a rule, or all of them together, came out; worse ones come later. */
public enum HealthStatus implements Labelled {
  OK(0),
  WARN(1),
  ERROR(2);

  private final int level;

  HealthStatus(int level) {
    this.level = level;
  }

  /** Returns 0, 1 or 2, as monitors draw it. */
  public int level() {
    return level;
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

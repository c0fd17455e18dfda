package io.varve.io.model;

/**
 * Argument checks of the records of this package; each failure names the component and its value.
 */
final class Checks {

  private Checks() {}

  /** Returns {@code value} when it is not blank. */
  static String notBlank(String value, String name) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("Invalid " + name + ": it is blank");
    }
    return value;
  }

  /** Returns {@code value} when it is not empty; a file may have a name of spaces. */
  static String notEmpty(String value, String name) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("Invalid " + name + ": it is empty");
    }
    return value;
  }

  /** Returns {@code value} when it is zero or more. */
  static long notNegative(long value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException("Invalid " + name + ": " + value + " is negative");
    }
    return value;
  }
}

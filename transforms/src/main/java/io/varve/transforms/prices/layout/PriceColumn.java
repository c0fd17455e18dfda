package io.varve.transforms.prices.layout;

import java.util.Locale;
import java.util.Optional;

/** A column of a price file, in the order of the current layout. */
public enum PriceColumn {
  TICKER(0, "TICKER"),
  PERIOD(1, "PER"),
  DATE(2, "DATE"),
  TIME(3, "TIME"),
  OPEN(4, "OPEN"),
  HIGH(5, "HIGH"),
  LOW(6, "LOW"),
  CLOSE(7, "CLOSE"),
  VOLUME(8, "VOL", "VOLUME"),
  OPEN_INTEREST(9, "OPENINT");

  private final int place;
  private final String name;
  private final String otherName;

  PriceColumn(int place, String name) {
    this(place, name, name);
  }

  PriceColumn(int place, String name, String otherName) {
    this.place = place;
    this.name = name;
    this.otherName = otherName;
  }

  /** Returns its place in the current layout, from 0. */
  public int place() {
    return place;
  }

  /** Returns the column that a value of a header names, in any case, with or without brackets. */
  public static Optional<PriceColumn> named(String value) {
    boolean bracketed = value.startsWith("<") && value.endsWith(">") && value.length() > 1;
    String name = bracketed ? value.substring(1, value.length() - 1).strip() : value;
    String upper = name.toUpperCase(Locale.ROOT);
    for (PriceColumn column : values()) {
      if (column.name.equals(upper) || column.otherName.equals(upper)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }
}

package io.varve.transforms.prices.layout;

import io.varve.transforms.prices.text.DayForm;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where the columns of a price file are and how its days are written. Cannot be changed. */
public final class Layout {

  /** Place of a column that there is none of. */
  private static final int NOWHERE = -1;

  private final DayForm days;
  private final int columns;
  private final int[] places;

  /**
   * Makes a layout.
   *
   * @param days how days are written
   * @param columns number of values that a line must have
   * @param places place of each column that there is, from 0
   */
  public Layout(DayForm days, int columns, Map<PriceColumn, Integer> places) {
    this.days = days;
    this.columns = columns;
    this.places = new int[PriceColumn.values().length];
    Arrays.fill(this.places, NOWHERE);
    places.forEach((column, place) -> this.places[column.place()] = place);
  }

  /** Returns the layout with exactly these columns. */
  static Layout of(DayForm days, List<PriceColumn> columns) {
    Map<PriceColumn, Integer> places = new EnumMap<>(PriceColumn.class);
    columns.forEach(column -> places.put(column, places.size()));
    return new Layout(days, columns.size(), places);
  }

  /** Returns {@code current} or {@code older}. */
  public String name() {
    return isCurrent() ? "current" : "older";
  }

  /** Returns whether it is the one that Stooq writes today, or a variant of it. */
  public boolean isCurrent() {
    return days == DayForm.COMPACT;
  }

  /** Returns whether a line has all ten columns and no other, in their order. */
  public boolean isCanonical() {
    for (int i = 0; i < places.length; i++) {
      if (places[i] != i) {
        return false;
      }
    }
    return isCurrent() && columns == places.length;
  }

  /** Returns how days are written. */
  public DayForm days() {
    return days;
  }

  /** Returns the number of values that a line must have. */
  public int columns() {
    return columns;
  }

  /** Returns whether there is such a column. */
  public boolean has(PriceColumn column) {
    return place(column) != NOWHERE;
  }

  /** Returns the place of a column, from 0; -1 when there is none. */
  public int place(PriceColumn column) {
    return places[column.place()];
  }
}

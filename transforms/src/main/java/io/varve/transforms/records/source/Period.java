package io.varve.transforms.records.source;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Days, both ends included, in the time zone of the source.
 *
 * @param from first day
 * @param to last day
 */
public record Period(LocalDate from, LocalDate to) implements Serializable {

  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "Invalid period: it ends on " + to + ", before it begins on " + from);
    }
  }

  /** Returns the period of one day. */
  public static Period of(LocalDate day) {
    return new Period(day, day);
  }

  /** Returns whether a day is one of these. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** Returns the number of days. */
  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** Returns periods of at most that many days that together are this one, in order. */
  public List<Period> split(int mostDays) {
    if (mostDays < 1) {
      throw new IllegalArgumentException("Invalid window: " + mostDays + " days");
    }
    List<Period> parts = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(mostDays)) {
      LocalDate last = day.plusDays(mostDays - 1L);
      parts.add(new Period(day, last.isAfter(to) ? to : last));
    }
    return parts;
  }

  /** Returns the day, or both with two dots between them. */
  @Override
  public String toString() {
    return from.equals(to) ? from.toString() : from + ".." + to;
  }
}

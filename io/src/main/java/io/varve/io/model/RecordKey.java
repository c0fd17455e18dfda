package io.varve.io.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The key of something that came from a source of records: {@code <source>/<kind>/<name>}.
 *
 * @param source name of the source
 * @param kind {@link #RECORDS}, {@link #DETAILS}, {@link #LISTINGS} or {@link #INVALID}
 * @param name id of a record, name of a listing, or hash
 */
public record RecordKey(String source, String kind, String name) {

  /** Records, by id. */
  public static final String RECORDS = "records";

  /** What else was asked about a record, by its id. */
  public static final String DETAILS = "details";

  /** Listings that failed, by name. */
  public static final String LISTINGS = "listings";

  /** Records without a valid id, by hash. */
  public static final String INVALID = "invalid";

  /** Returns the parts of a key; nothing when it has not so many. */
  public static Optional<RecordKey> of(String key) {
    String[] parts = key.split("/", 3);
    return parts.length == 3
        ? Optional.of(new RecordKey(parts[0], parts[1], parts[2]))
        : Optional.empty();
  }

  /** Returns the key that begins all keys of one kind. */
  public static String prefix(String source, String kind) {
    return source + "/" + kind + "/";
  }

  /**
   * Returns whether it names days, as listings do ({@code 2026-06-20} or {@code
   * 2026-06-01..2026-06-20}, between slashes), all of which are in a period.
   *
   * @param from first day of the period
   * @param to last day of it
   */
  public boolean isAboutDaysIn(LocalDate from, LocalDate to) {
    return days().filter(d -> !d.first().isBefore(from) && !d.last().isAfter(to)).isPresent();
  }

  /** Returns whether a day is one of those that it names. */
  public boolean isAbout(LocalDate day) {
    return days().filter(d -> !day.isBefore(d.first()) && !day.isAfter(d.last())).isPresent();
  }

  private record Days(LocalDate first, LocalDate last) {}

  private Optional<Days> days() {
    for (String part : name.split("/", -1)) {
      String[] ends = part.split("\\.\\.", -1);
      if (ends.length <= 2 && ends[0].length() == 10) {
        try {
          return Optional.of(
              new Days(LocalDate.parse(ends[0]), LocalDate.parse(ends[ends.length - 1])));
        } catch (DateTimeException e) {
          // Another part may name the days.
        }
      }
    }
    return Optional.empty();
  }
}

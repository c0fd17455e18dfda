package io.varve.transforms.records.json;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Reads the times of a source: ISO 8601, {@code 2026-06-20T21:30:00} in its own zone, or with
 * {@code Z} or an offset, or a day alone, which begins at midnight in its zone. Years are 1990 to
 * 2200: others are typing errors, and would make partitions of their own.
 *
 * @param zone zone of the times without offset, and of the days
 */
public record Timestamps(ZoneId zone) implements Serializable {

  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2200;
  private static final int LONGEST = 40;

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * Returns the time.
   *
   * @throws DateTimeException when it is none, or of another year
   */
  public Instant instant(String text) {
    TemporalAccessor time = parsed(text);
    if (time instanceof OffsetDateTime exact) {
      return exact.toInstant();
    }
    return time instanceof LocalDateTime local
        ? local.atZone(zone).toInstant()
        : LocalDate.from(time).atStartOfDay(zone).toInstant();
  }

  /**
   * Returns the day of a time, in the zone.
   *
   * @throws DateTimeException when it is no time, or of another year
   */
  public LocalDate day(String text) {
    TemporalAccessor time = parsed(text);
    LocalDate day =
        time instanceof OffsetDateTime exact
            ? exact.atZoneSameInstant(zone).toLocalDate()
            : LocalDate.from(time);
    return checked(day);
  }

  private static TemporalAccessor parsed(String text) {
    if (text.length() > LONGEST) {
      throw new DateTimeException("longer than any time");
    }
    TemporalAccessor time =
        FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    checked(LocalDate.from(time));
    return time;
  }

  private static LocalDate checked(LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new DateTimeException("year " + day.getYear());
    }
    return day;
  }
}

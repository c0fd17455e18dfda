package io.varve.io.lifecycle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as calendars have it: a month is not a number of days.
 *
 * @param years years
 * @param months months
 * @param days days
 * @param hours hours
 */
public record Span(int years, int months, int days, int hours) {

  private static final Pattern FORM =
      Pattern.compile("(?:([0-9]{1,4})y)?(?:([0-9]{1,4})m)?(?:([0-9]{1,5})d)?(?:([0-9]{1,5})h)?");

  /**
   * Parses a span such as {@code 1y6m}, {@code 30d} or {@code 2d12h}: years, months, days, hours.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static Span parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (text.isBlank() || !matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a span such as 1y6m, 30d or 2d12h");
    }
    return new Span(part(matcher, 1), part(matcher, 2), part(matcher, 3), part(matcher, 4));
  }

  private static int part(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  /** Returns whether this is no time at all. */
  public boolean isNothing() {
    return years == 0 && months == 0 && days == 0 && hours == 0;
  }

  /** Returns the moment this long before another, by the calendar of UTC. */
  public Instant before(Instant moment) {
    return moment
        .atZone(ZoneOffset.UTC)
        .minusYears(years)
        .minusMonths(months)
        .minusDays(days)
        .minusHours(hours)
        .toInstant();
  }

  @Override
  public String toString() {
    String text = part(years, "y") + part(months, "m") + part(days, "d") + part(hours, "h");
    return text.isEmpty() ? "0h" : text;
  }

  private static String part(int amount, String unit) {
    return amount == 0 ? "" : amount + unit;
  }
}

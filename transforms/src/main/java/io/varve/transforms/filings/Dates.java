package io.varve.transforms.filings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as filings print them. */
final class Dates {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?i)\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?\\s{1,4}"
              + "(\\d{1,2})\\s{0,3},?\\s{0,4}(\\d{4})\\b");

  private Dates() {}

  /** Returns the first date in the text, {@code 2024-09-28} or {@code September 28, 2024}. */
  static Optional<LocalDate> parse(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.find()) {
      return date(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
    }
    Matcher english = ENGLISH.matcher(text);
    if (english.find()) {
      int month = MONTHS.indexOf(english.group(1).toLowerCase(Locale.ROOT)) + 1;
      return date(number(english.group(3)), month, number(english.group(2)));
    }
    return Optional.empty();
  }

  /** Returns month and day as {@code MMDD} of {@code --09-28} or {@code September 28}. */
  static String monthDay(String text) {
    return parse(text + ", 2000")
        .or(() -> parse(text.replaceFirst("^--", "2000-")))
        .map(
            date ->
                String.format(Locale.ROOT, "%02d%02d", date.getMonthValue(), date.getDayOfMonth()))
        .orElse(text);
  }

  private static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}

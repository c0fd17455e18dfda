package io.varve.transforms.filings;

import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.WhiteSpace;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words of a cover page say.
 *
 * @param period last day of the period, or day of the event
 * @param ein employer identification number, digits only
 */
record CoverFacts(Optional<LocalDate> period, Optional<String> ein) {

  private static final int WINDOW = 6_000;
  private static final int NEAR = 160;

  private static final Pattern PERIOD =
      Pattern.compile(
          "(?:year|quarter(?:ly)?|period)\\s{1,3}(?:period\\s{1,3})?ended|date of report",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern EIN = Pattern.compile("\\b(\\d{2})-(\\d{7})\\b");

  static CoverFacts of(CanonicalText text) {
    int length = Math.min(WINDOW, text.text().length());
    String cover = WhiteSpace.collapse(text.text().substring(0, length));
    Optional<LocalDate> period = Optional.empty();
    Matcher matcher = PERIOD.matcher(cover);
    while (period.isEmpty() && matcher.find()) {
      int end = Math.min(cover.length(), matcher.end() + NEAR);
      period = Dates.parse(cover.substring(matcher.end(), end));
    }
    Matcher ein = EIN.matcher(cover);
    boolean employer = cover.toLowerCase(Locale.ROOT).contains("employer");
    return new CoverFacts(
        period,
        employer && ein.find() ? Optional.of(ein.group(1) + ein.group(2)) : Optional.empty());
  }
}

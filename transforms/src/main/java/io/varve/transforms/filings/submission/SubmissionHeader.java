package io.varve.transforms.filings.submission;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SGML header of a full submission: lines of {@code NAME: value}. Of a name that occurs several
 * times (several filers, former names) the first counts.
 *
 * @param values values by upper-case name
 */
public record SubmissionHeader(Map<String, String> values) {

  private static final Pattern SIC = Pattern.compile("(.{0,200}?)\\s{0,9}\\[?(\\d{3,4})\\]?");

  public SubmissionHeader {
    values = Map.copyOf(values);
  }

  /** Returns the header of a file that has none. */
  public static SubmissionHeader none() {
    return new SubmissionHeader(Map.of());
  }

  /** Returns what the lines of this header say. */
  public static SubmissionHeader parse(String header) {
    Map<String, String> values = new LinkedHashMap<>();
    header
        .lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              if (colon > 0 && line.indexOf('<') < 0) {
                String name = line.substring(0, colon).strip().toUpperCase(Locale.ROOT);
                String value = line.substring(colon + 1).strip();
                if (!value.isEmpty()) {
                  values.putIfAbsent(name, value);
                }
              }
            });
    return new SubmissionHeader(values);
  }

  /** Returns the form of the filing, such as {@code 10-K}. */
  public Optional<String> formType() {
    return value("CONFORMED SUBMISSION TYPE").or(() -> value("FORM TYPE"));
  }

  /** Returns the accession number with its dashes. */
  public Optional<String> accessionNumber() {
    return value("ACCESSION NUMBER");
  }

  /** Returns the central index key, ten digits. */
  public Optional<String> cik() {
    return value("CENTRAL INDEX KEY");
  }

  /** Returns the name of the registrant. */
  public Optional<String> companyName() {
    return value("COMPANY CONFORMED NAME");
  }

  /** Returns the industry's number. */
  public Optional<String> sic() {
    return industry().map(matcher -> matcher.group(2));
  }

  /** Returns the industry's name. */
  public Optional<String> sicName() {
    return industry().map(matcher -> matcher.group(1)).filter(name -> !name.isBlank());
  }

  /** Returns the day of filing. */
  public Optional<LocalDate> filedOn() {
    return date("FILED AS OF DATE");
  }

  /** Returns the last day of the period, or the day of the event. */
  public Optional<LocalDate> periodOfReport() {
    return date("CONFORMED PERIOD OF REPORT");
  }

  /** Returns month and day of the end of the fiscal year, {@code MMDD}. */
  public Optional<String> fiscalYearEnd() {
    return value("FISCAL YEAR END").filter(end -> end.matches("\\d{4}"));
  }

  /** Returns the state of incorporation, a code of two characters. */
  public Optional<String> stateOfIncorporation() {
    return value("STATE OF INCORPORATION");
  }

  /** Returns the employer identification number, digits only. */
  public Optional<String> ein() {
    return value("IRS NUMBER").or(() -> value("EIN")).map(ein -> ein.replace("-", ""));
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private Optional<Matcher> industry() {
    return value("STANDARD INDUSTRIAL CLASSIFICATION")
        .or(() -> value("ASSIGNED-SIC"))
        .map(SIC::matcher)
        .filter(Matcher::matches);
  }

  private Optional<LocalDate> date(String name) {
    return value(name).flatMap(SubmissionHeader::basicDate);
  }

  private static Optional<LocalDate> basicDate(String digits) {
    try {
      return Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}

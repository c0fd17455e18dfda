package io.varve.transforms.records.pncp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number by which PNCP knows a contracting, as its manual defines it: {@code
 * 00394502000144-1-000001/2026}. The 1 tells it from plans (0) and contracts (2).
 *
 * @param cnpj registration number of the agency, 14 digits
 * @param sequence number within agency and year, without leading zeros
 * @param year year, four digits
 */
record ControlNumber(String cnpj, String sequence, String year) {

  private static final int LONGEST = 60;
  private static final Pattern FORM = Pattern.compile("([0-9]{14})-1-([0-9]{6,}+)/([0-9]{4})");

  /** Returns the number in a text that is nothing else; empty when it is none. */
  static Optional<ControlNumber> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (text.length() > LONGEST || !form.matches()) {
      return Optional.empty();
    }
    String digits = form.group(2);
    int first = 0;
    while (first < digits.length() - 1 && digits.charAt(first) == '0') {
      first++;
    }
    return Optional.of(new ControlNumber(form.group(1), digits.substring(first), form.group(3)));
  }
}

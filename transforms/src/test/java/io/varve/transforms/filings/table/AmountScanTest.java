package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scan against the form of an amount as a regular expression. */
class AmountScanTest {

  private static final Pattern AMOUNT =
      Pattern.compile(
          "[$\u20AC\u00A3\u00A5]?(\\(?)[$\u20AC\u00A3\u00A5]?([-+\u2010-\u2015\u2212]?)"
              + "[$\u20AC\u00A3\u00A5]?([0-9][0-9,]*+(?:\\.[0-9]*+)?|\\.[0-9]++)%?(\\)?)%?");

  private static final String SIGNS = "0123456789012345678905$\u20AC((()))--+\u2014\u2212%%,,..x ";

  @Test
  void randomTextsAreReadAsThePatternReadsThem() {
    Random random = new Random(3);
    for (int i = 0; i < 300_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(9); length >= 0; length--) {
        text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      check(text.toString());
    }
  }

  @Test
  void valuesAreThoseOfTheLanguage() {
    Random random = new Random(4);
    for (int i = 0; i < 100_000; i++) {
      String digits = Long.toString(random.nextLong() >>> (1 + random.nextInt(60)));
      int point = random.nextInt(digits.length() + 1);
      check(digits);
      check(digits.substring(0, point) + "." + digits.substring(point));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", ",5", "$", "()", "(5", "5)", "5%%", "5%)%", "(5%)%", "$$$5", "1."})
  void edgesAreThoseOfThePattern(String text) {
    check(text);
  }

  private static void check(String text) {
    assertThat(text, AmountScan.of(text), equalTo(byPattern(text)));
  }

  private static Optional<Double> byPattern(String text) {
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches() || matcher.group(1).length() != matcher.group(4).length()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(matcher.group(3).replace(",", ""));
    boolean minus = !matcher.group(2).isEmpty() && !matcher.group(2).equals("+");
    boolean negative = matcher.group(1).isEmpty() == minus;
    return Optional.of(negative && value != 0 ? -value : value);
  }
}

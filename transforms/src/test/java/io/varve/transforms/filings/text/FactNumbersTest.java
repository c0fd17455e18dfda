package io.varve.transforms.filings.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.extract.ExtractionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ixt:num-dot-decimal   | 1,234.5 | 1234.5",
        "ixt:numdotdecimal     | 12      | 12",
        "ixt:num-comma-decimal | 1.234,5 | 1234.5",
        "ixt4:num-comma-decimal| 1 234,5 | 1234.5",
        "ixt:zerodash          | -       | 0",
        "ixt:fixed-zero        | none    | 0",
        "''                    | 7.25    | 7.25"
      })
  void aNumberIsReadAsItsFormatSays(String format, String text, double value) {
    assertThat(FactNumbers.value(format, text).orElseThrow(), closeTo(value, 0));
  }

  @ParameterizedTest
  @CsvSource({"ixt-sec:numwordsen,fifty-two", "ixt:num-dot-decimal,twelve", "'',-", "'',1.2.3"})
  void wordsAreNoNumber(String format, String text) {
    assertThat(FactNumbers.value(format, text).isPresent(), is(false));
  }

  @Test
  void aFactStandsWhereItIsPrintedInFullUnits() throws ExtractionException {
    SourceReading reading =
        read(
            "<p>Cash <ix:nonFraction name='a' scale='6' sign='-' format='ixt:num-dot-decimal'>"
                + "1,500</ix:nonFraction></p>");
    NumericFact fact = reading.numbers().get(0);

    assertThat(reading.text().text().substring(fact.start(), fact.end()), equalTo("1,500"));
    assertThat(fact.magnitude(), closeTo(1_500_000_000, 0));
    assertThat(fact.factor(), closeTo(1_000_000, 0));
  }

  @Test
  void nestedFactsAreReadAndHiddenOnesAreNot() throws ExtractionException {
    SourceReading reading =
        read(
            "<div style='display:none'><ix:nonFraction name='h'>9</ix:nonFraction></div><p>"
                + "<ix:nonFraction name='a' scale='3'><ix:nonFraction name='b' scale='3'>5"
                + "</ix:nonFraction></ix:nonFraction></p>");
    List<Double> magnitudes = reading.numbers().stream().map(NumericFact::magnitude).toList();

    assertThat(magnitudes, contains(5_000.0, 5_000.0));
  }

  @Test
  void aScaleThatIsNoneIsLeftOut() throws ExtractionException {
    assertThat(
        read("<p><ix:nonFraction scale='99999'>5</ix:nonFraction></p>").numbers(), hasSize(0));
  }

  @Test
  void coverFactsContinueAndLeaveOutWhatIsExcluded() throws ExtractionException {
    SourceReading reading =
        read(
            "<p><ix:nonNumeric name='dei:EntityRegistrantName' continuedAt='c1'>Harbor"
                + "<ix:exclude> page 2</ix:exclude></ix:nonNumeric> and"
                + " <ix:continuation id='c1'> Lantern</ix:continuation></p>"
                + "<ix:nonNumeric name='dei:AmendmentFlag' format='ixt:fixed-true'>X"
                + "</ix:nonNumeric>");

    assertThat(reading.facts().get("EntityRegistrantName"), equalTo("Harbor Lantern"));
    assertThat(reading.facts().get("AmendmentFlag"), equalTo("true"));
  }

  private static SourceReading read(String html) throws ExtractionException {
    return HtmlText.read(html, Texts.deadline());
  }
}

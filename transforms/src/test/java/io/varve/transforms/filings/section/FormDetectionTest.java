package io.varve.transforms.filings.section;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Texts;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormDetectionTest {

  @ParameterizedTest
  @CsvSource({
    "FORM 10-K, 10-K",
    "Form 10\u2013Q, 10-Q",
    "FORM 10-K/A, 10-K/A",
    "FORM 8-K CURRENT REPORT, 8-K",
    "10-K405, 10-K405",
    "FORM 20-F, 20-F",
    "Form 10-KSB, 10-KSB",
  })
  void theCoverNamesTheForm(String line, String form) throws ExtractionException {
    assertThat(
        FormDetection.fromCover(Texts.html("<p>SEC</p><p>" + line + "</p><p>more</p>")),
        equalTo(Optional.of(form)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Our annual report on Form 10-K is here", "Exhibit 99"})
  void sentencesDoNot(String line) throws ExtractionException {
    assertThat(
        FormDetection.fromCover(Texts.html("<p>" + line + "</p>")), equalTo(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "10-K405/A, TEN_K",
    "10KSB, TEN_KSB",
    "10-KSB40, TEN_KSB",
    "10-QT, TEN_Q",
    "8-K12G3, EIGHT_K"
  })
  void variantsBelongToAFamily(String type, Form form) {
    assertThat(Form.of(type), equalTo(Optional.of(form)));
  }
}

package io.varve.transforms.filings.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.varve.transforms.extract.ExtractionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FontSizeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<p style='font-size:10pt'>a</p>~10",
        "<p style='font: bold 10.5pt/12pt serif'>a</p>~10.5",
        "<p style='font-size:16px'>a</p>~12",
        "<p style='font-size:8pt'><span style='font-size: 14pt'>a</span> b</p>~14",
        "<div style='font-size:9pt'><p>a</p></div>~9",
        "<p><font size='5'>a</font></p>~18",
        "<p>a</p>~0",
        "<p style='font-size:large'>a</p>~0",
        "<p style='font-size:10.25pt'>a</p>~10.2",
        "<p style='font-size:9.9.9pt'>a</p>~0",
        "<p style='font-size:99999999999999999999pt'>a</p>~0",
        "<p><font size='+2'>a</font></p>~0",
      })
  void theSizeIsThatOfTheFirstLetters(String html, double size) throws ExtractionException {
    assertThat(Texts.html(html).blocks().get(0).layout().size(), equalTo(size));
  }
}

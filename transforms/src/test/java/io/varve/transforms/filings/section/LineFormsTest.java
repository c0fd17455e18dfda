package io.varve.transforms.filings.section;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Texts;
import org.junit.jupiter.api.Test;

class LineFormsTest {

  @Test
  void linesWithTheSameLettersHaveOneNumber() throws ExtractionException {
    LineForms lines =
        LineForms.of(
            Texts.html(
                "<p>Lamp Co. | 12</p><p>LAMP co 13</p><p>Lamps</p><p>14</p><p>- 15 -</p><p>"
                    + "x".repeat(LineForms.SHORT + 1)));

    assertThat(lines.size(), is(3));
    assertThat(lines.number(1), is(lines.number(0)));
    assertThat(lines.number(2), is(not(lines.number(0))));
    assertThat(lines.number(4), is(lines.number(3)));
    assertThat("a paragraph", lines.number(5), is(-1));
    assertThat(lines.form(lines.number(0)), equalTo("lampco"));
    assertThat(lines.form(lines.number(3)), equalTo(""));
  }

  @Test
  void lettersOfAllScriptsCount() {
    assertThat(PageLabel.form("\u00C4rzte-\u0130 \u2019s 1"), equalTo("\u00E4rzteis"));
    assertThat(PageLabel.form("aBc[Def`{@", 1, 7), equalTo("bcdef"));
  }
}

package io.varve.transforms.filings.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.extract.ExtractionException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextAssemblerTest {

  @Test
  void longTextIsNotCutWhereItsPiecesMeet() throws ExtractionException {
    for (int length = 4_090; length < 4_102; length++) {
      String word = "w".repeat(length);
      String text = word + " a\u00A0 b " + word + " \n c";
      assertThat(Texts.html("<p>" + text + "</p>").text(), equalTo(WhiteSpace.collapse(text)));
    }
  }

  @Test
  void preformattedLinesAreKeptAcrossPieces() throws ExtractionException {
    String lines = "  one  two\n".repeat(1_000).stripTrailing();
    assertThat(Texts.html("<pre>\n" + lines + "</pre>").text(), equalTo(lines));
  }

  @Test
  void looksAreCountedByVisibleCharacters() throws ExtractionException {
    Block.Layout layout =
        Texts.html("<p><b>Ab </b><b>cd</b> <i>efgh</i> <b>ij</b></p>").blocks().get(0).layout();

    assertThat(layout.boldLead(), is(4));
    assertThat(layout.boldShare(), closeTo(0.6, 1e-9));
    assertThat(layout.emphasised(), closeTo(0.4, 1e-9));
  }

  @Test
  void raisedTextIsOneSpanOverSpaces() throws ExtractionException {
    CanonicalText text = Texts.html("<p>Lamps sold here<sup>1 2</sup> and <sup>34</sup></p>");
    List<String> raised =
        text.superscripts().spans().stream()
            .map(span -> text.text().substring(span.start(), span.end()))
            .toList();
    assertThat(raised, equalTo(List.of("1 2", "34")));
  }
}

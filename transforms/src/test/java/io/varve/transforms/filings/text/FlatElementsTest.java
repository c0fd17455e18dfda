package io.varve.transforms.filings.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatElementsTest {

  @ParameterizedTest
  @ValueSource(strings = {"br>", "BR/>", "td class=x", "p", "caption>", "F1>", "s>", "Option x"})
  void namesInAnyCaseAreKnown(String tag) {
    assertThat(FlatElements.isAt("<" + tag, 1), is(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"div>", "b>", "pre>", "tdx>", "captions>", "brbrbrbrbrbr", "ix:p>", "1>"})
  void othersNest(String tag) {
    assertThat(FlatElements.isAt("<" + tag, 1), is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ">", "!--", " p"})
  void noNameNests(String rest) {
    assertThat(FlatElements.isAt("<" + rest, 1), is(false));
  }
}

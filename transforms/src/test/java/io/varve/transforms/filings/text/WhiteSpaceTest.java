package io.varve.transforms.filings.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class WhiteSpaceTest {

  @Test
  void everyCharacterIsToldApart() {
    for (int i = 0; i <= Character.MAX_VALUE; i++) {
      char c = (char) i;
      // Unicode's spaces, and the control characters that Java or HTML take for one.
      boolean control = (i >= 0x09 && i <= 0x0D) || (i >= 0x1C && i <= 0x1F) || i == 0x85;
      assertThat("U+" + Integer.toHexString(i), WhiteSpace.is(c), is(control || isSpace(c)));
    }
  }

  @Test
  void runsOfItAreOneSpace() {
    assertThat(WhiteSpace.collapse("\u00A0 a\u2003\n b\t"), is("a b"));
    assertThat(WhiteSpace.words("\u00A0 a\u2003\n b\t"), is(2));
    assertThat(WhiteSpace.words("a b c", 2), is(2));
    assertThat(WhiteSpace.words("a b c", 0), is(0));
    assertThat(WhiteSpace.words("a b c", 9), is(3));
    assertThat(WhiteSpace.isBlank("a \u00A0b", 1, 3), is(true));
    assertThat(WhiteSpace.isBlank("a \u00A0b", 1, 4), is(false));
  }

  private static boolean isSpace(char c) {
    int type = Character.getType(c);
    return type == Character.SPACE_SEPARATOR
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}

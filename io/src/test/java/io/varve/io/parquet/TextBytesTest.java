package io.varve.io.parquet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextBytesTest {

  private static final int SHORT = 64;
  private static final int LONG = 1 << 18;

  /** The first and last characters of each length in UTF-8, and halves of pairs. */
  private static final int[] BORDERS = {
    0, 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xFFFF,
    0x10000, 0x10FFFF
  };

  private final TextBytes texts = new TextBytes();

  @Test
  void bytesAreThoseOfTheLanguage() {
    Random random = new Random(1);
    for (int length = 0; length < 300; length++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.appendCodePoint(BORDERS[random.nextInt(BORDERS.length)]);
      }
      assertSame(text.toString());
    }
  }

  @Test
  void textsOfEachSizeFollowEachOther() {
    for (int length : new int[] {SHORT, SHORT + 1, LONG, 3, LONG + 1, SHORT + 2, LONG - 1}) {
      assertSame("\u2019".repeat(length));
      assertSame("a".repeat(length));
    }
  }

  @Test
  void halfAPairAtTheEndIsNoCharacter() {
    assertSame("a".repeat(SHORT) + "\uD83D");
    assertSame("a".repeat(SHORT) + "\uD83D\uDE00");
  }

  private void assertSame(String text) {
    assertThat(texts.of(text).getBytes(), is(text.getBytes(StandardCharsets.UTF_8)));
  }
}

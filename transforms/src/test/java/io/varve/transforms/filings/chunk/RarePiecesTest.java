package io.varve.transforms.filings.chunk;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RarePiecesTest {

  /** More pieces than there is room for. */
  private static final int MANY = 20_000;

  @Test
  void countsAreThoseOfTheEncoding() {
    Random random = new Random(1);
    String[] pieces = new String[MANY];
    for (int i = 0; i < MANY; i++) {
      pieces[i] = "\u2610" + " ".repeat(random.nextInt(120)) + Integer.toString(i, 36);
    }
    for (int round = 0; round < 2; round++) {
      for (String piece : pieces) {
        assertCounted(piece);
      }
    }
  }

  @Test
  void longRunsAreCountedToo() {
    for (int length = 0; length < 300; length++) {
      assertCounted(" ".repeat(length));
      assertCounted("\n" + "-".repeat(length));
    }
  }

  private static void assertCounted(String piece) {
    char[] text = ("<" + piece + ">").toCharArray();
    assertThat(piece, RarePieces.count(text, 1, text.length - 1), is(EncodingTokens.count(piece)));
  }
}

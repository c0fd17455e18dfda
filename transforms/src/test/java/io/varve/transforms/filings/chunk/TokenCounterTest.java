package io.varve.transforms.filings.chunk;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts by pieces against counts of the whole text by the library. */
class TokenCounterTest {

  /** What a random text is made of: each pair meets in some of the texts. */
  private static final List<String> PARTS =
      List.of(
          " ",
          " ",
          " ",
          "  ",
          "   ",
          "\t",
          "\n",
          "\n\n",
          "\r\n",
          "\r",
          "\u00A0",
          "\u2003",
          "\u3000",
          "\u200B",
          "\f",
          "\u0085",
          "\u2028",
          "a",
          "The",
          "company",
          "LL",
          "s",
          "ve",
          "re",
          "d",
          "'",
          "'s",
          "'LL",
          "'ve",
          "'t",
          "\u2019",
          "\u2019s",
          "\u201C",
          "\u201D",
          "\u2014",
          "\u2026",
          "1",
          "12",
          "234",
          "5678",
          "\u00BD",
          "\u00B2",
          "\u0663",
          ".",
          ",",
          ";",
          "$",
          "(",
          ")",
          "%",
          "-",
          "_",
          "/",
          "<|endoftext|>",
          "\u00E9",
          "\u017F",
          "\u00DF",
          "\u00AE",
          "\u2122",
          "\u0416",
          "\u6C34",
          "\u3042",
          "\uAC00",
          "\u0301",
          "\uD83D\uDE00",
          "\uD840\uDC0B",
          "\uD835\uDD38",
          "........................................",
          "----------------------------------------",
          "                                        ");

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 40})
  void countsAreThoseOfTheLibrary(int parts) {
    Random random = new Random(parts);
    for (int i = 0; i < 40_000 / parts; i++) {
      String text = text(random, parts);
      assertThat(escaped(text), TokenCounter.count(text), equalTo(EncodingTokens.count(text)));
    }
  }

  @Test
  void sumsAreThoseOfEachPart() {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      String text = text(random, 30);
      TokenSums sums = new TokenSums("before" + text + "behind", 6, 6 + text.length());
      for (int j = 0; j < 20; j++) {
        int from = random.nextInt(text.length() + 1);
        int to = from + random.nextInt(text.length() + 1 - from);
        if (isCharacterStart(text, from) && isCharacterStart(text, to)) {
          String part = text.substring(from, to);
          int tokens = sums.between(6 + from, 6 + to);
          assertThat(escaped(part), tokens, equalTo(EncodingTokens.count(part)));
        }
      }
    }
  }

  @Test
  void aWordIsCountedTheSameWhateverWasCountedBefore() {
    Random random = new Random(2);
    for (int i = 0; i < 300_000; i++) {
      TokenCounter.count(Integer.toString(random.nextInt(), 36));
    }
    for (String word : List.of(" incomprehensibilities", "x".repeat(24), "x".repeat(25), "")) {
      assertThat(TokenCounter.count(word), equalTo(EncodingTokens.count(word)));
    }
  }

  @Test
  void linesOfDifferentLengthsAndSignsAreDifferent() {
    for (String sign : List.of(".", "-", "_", "=", " ", "*", "\u2014")) {
      for (int length = 1; length < 300; length++) {
        String line = sign.repeat(length);
        assertThat(escaped(line), TokenCounter.count(line), equalTo(EncodingTokens.count(line)));
      }
    }
  }

  private static String text(Random random, int parts) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts; i++) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }

  private static boolean isCharacterStart(String text, int at) {
    return at == text.length() || !Character.isLowSurrogate(text.charAt(at));
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(c < 0x7F && c >= ' ' ? (char) c : "\\" + c + ";"));
    return escaped.toString();
  }
}

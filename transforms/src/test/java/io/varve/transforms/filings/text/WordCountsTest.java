package io.varve.transforms.filings.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WordCountsTest {

  @Test
  void wordsAreRunsWithoutWhiteSpace() {
    WordCounts words = WordCounts.of("\u00A0 one\u2003two\n three\t");
    assertThat(words.between(0, 16), is(3));
    assertThat(words.between(0, 2), is(0));
    assertThat(words.between(5, 5), is(0));
  }

  @Test
  void aPieceOfAWordIsOne() {
    WordCounts words = WordCounts.of("one two");
    assertThat(words.between(1, 3), is(1));
    assertThat(words.between(1, 5), is(2));
    assertThat(words.between(6, 7), is(1));
  }

  @Test
  void partsOfLongTextsAreCountedAsIfTheyStoodAlone() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append(random.nextInt(4) == 0 ? ' ' : 'x');
    }
    WordCounts words = WordCounts.of(text.toString());
    for (int round = 0; round < 2_000; round++) {
      int start = random.nextInt(text.length() + 1);
      int end = start + random.nextInt(text.length() + 1 - start);
      assertThat(
          start + "-" + end,
          words.between(start, end),
          is(WhiteSpace.words(text.substring(start, end))));
    }
    assertThat(words.between(0, text.length()), is(WhiteSpace.words(text.toString())));
  }

  @Test
  void anEmptyTextHasNone() {
    assertThat(WordCounts.of("").between(0, 0), is(0));
  }
}

package io.varve.transforms.filings.text;

import static java.time.Duration.ofSeconds;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.ExtractionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupLimitsTest {

  private static final MarkupLimits LIMITS = new MarkupLimits(1_000, 50, 2_000, 500);

  @ParameterizedTest
  @CsvSource({
    "'<b>x</b>', 2000, elements",
    "'<div>', 60, open at once",
    "'&amp;', 600, references",
    "'<a href=\"x', 900, one tag",
  })
  void moreThanTheLimitIsRefused(String piece, int times, String message) {
    String markup =
        piece.startsWith("<a") ? piece.repeat(1) + "y".repeat(times * 3) : piece.repeat(times);
    ExtractionException thrown =
        assertThrows(ExtractionException.class, () -> LIMITS.check(markup, Texts.deadline()));

    assertThat(thrown.code(), is(FailureCode.LIMIT));
    assertThat(thrown.getMessage(), containsString(message));
  }

  @ParameterizedTest
  @CsvSource({"'<p>open', 900", "'<br/><div/>', 400", "'< 5 and > 3 ', 5000"})
  void whatDoesNotNestIsNotCountedAsDepth(String piece, int times) {
    assertDoesNotThrow(() -> LIMITS.check(piece.repeat(times), Texts.deadline()));
  }

  @Test
  void referencesInsideTagsAreNotThoseOfTheText() {
    String markup = "<a href='" + "?a&b".repeat(20) + "'>x</a>";
    assertDoesNotThrow(() -> LIMITS.check(markup.repeat(30), Texts.deadline()));
  }

  @Test
  void aClosingTagHasTheSameLimit() {
    String markup = "x</a " + "y".repeat(3_000);
    ExtractionException thrown =
        assertThrows(ExtractionException.class, () -> LIMITS.check(markup, Texts.deadline()));
    assertThat(thrown.getMessage(), containsString("one tag"));
  }

  @Test
  void closingTagsThatNeverEndAreSearchedOnce() {
    MarkupLimits wide = new MarkupLimits(1_000, 50, 4_000_000, 500);
    assertTimeoutPreemptively(
        ofSeconds(10), () -> wide.check("</".repeat(1_900_000), Texts.deadline()));
  }

  @Test
  void hugeNestingEndsFast() {
    String hostile = "<div>".repeat(5_000_000);

    assertTimeoutPreemptively(
        ofSeconds(5),
        () ->
            assertThrows(ExtractionException.class, () -> LIMITS.check(hostile, Texts.deadline())));
  }
}

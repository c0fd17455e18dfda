package io.varve.transforms.change;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisappearanceRuleTest {

  @ParameterizedTest
  @CsvSource({
    "20, 10, 2, true",
    "20, 10, 3, false",
    "20, 5, 1, true",
    "20, 4, 1, false",
    "0, 1000, 0, true",
    "0, 1000, 1, false",
    "100, 10, 10, true",
    "12.5, 8, 1, true",
    "12.5, 8, 2, false",
    "20, 0, 0, true"
  })
  void exactlyTheLargestShareMayVanish(double percent, long known, long vanished, boolean fine) {
    assertThat(accepts(percent, known, vanished), is(fine));
  }

  /** A share that is exact in decimals is not exact in binary. */
  @Test
  void sharesAreComparedAsTheyAreWritten() {
    for (int hundredths = 0; hundredths <= 10_000; hundredths++) {
      double percent = Double.parseDouble(hundredths / 100 + "." + two(hundredths % 100));
      for (long known : new long[] {10_000, 70_000, 990_000}) {
        long allowed = hundredths * (known / 10_000);
        assertThat(percent + " % of " + known, accepts(percent, known, allowed), is(true));
        assertThat(
            percent + " % of " + known,
            allowed == known || !accepts(percent, known, allowed + 1),
            is(true));
      }
    }
  }

  @Test
  void nothingListedAndNothingKnownIsAMistake() {
    assertThat(
        new DisappearanceRule(20, true).refusal(0, 0, 0, 0).orElse(""),
        containsString("holds no source files"));
  }

  @Test
  void aRunOverPartOfTheFilesIsNotJudged() {
    DisappearanceRule none = new DisappearanceRule(0, false);
    assertThat(none.refusal(0, 0, 0, 0), is(Optional.empty()));
    assertThat(none.refusal(0, 10, 10, 10), is(Optional.empty()));
  }

  @Test
  void theRefusalSaysHowManyAndWhatToDo() {
    String refusal = new DisappearanceRule(12.5, true).refusal(6, 8, 8, 2).orElse("");
    assertThat(refusal, containsString("2 of 8 known files (25 %)"));
    assertThat(refusal, containsString("not listed any more below --input, more than"));
    assertThat(refusal, containsString("12.5 % of --max-missing"));
    assertThat(refusal, containsString("--max-missing=100"));
  }

  @Test
  void theRefusalNamesTheInput() {
    assertThat(
        new DisappearanceRule(20, true, "--instruments").refusal(2, 3, 3, 1).orElse(""),
        containsString("not listed any more below --instruments, more than"));
  }

  /** Its message says "leave it out", so leaving it out must not be refused. */
  @Test
  void aFileThatNeverCouldBeExtractedIsNoLoss() {
    ManifestEntry entry = ModelSamples.failed("a");
    assertThat(DisappearanceRule.counts(ModelSamples.succeeded("a")), is(true));
    assertThat("missing before", DisappearanceRule.counts(entry), is(false));
    assertThat("older rows", DisappearanceRule.counts(failed(entry.live())), is(true));
    assertThat("no rows", DisappearanceRule.counts(failed(LiveRows.NONE)), is(false));
  }

  private static ManifestEntry failed(LiveRows live) {
    ManifestEntry entry = ModelSamples.failed("a");
    return new ManifestEntry(
        entry.key(),
        entry.source(),
        entry.contentHash(),
        entry.status(),
        entry.validation(),
        entry.extractor(),
        live,
        entry.attempts(),
        entry.failure(),
        live.shard().isPresent() ? entry.stale() : Optional.empty(),
        Optional.empty(),
        entry.attempt());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 100.1, Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoShareIsRefused(double percent) {
    assertThrows(IllegalArgumentException.class, () -> new DisappearanceRule(percent, true));
  }

  private static boolean accepts(double percent, long known, long vanished) {
    return new DisappearanceRule(percent, true).refusal(1, known, known, vanished).isEmpty();
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  @Test
  void entriesThatAreAllMissingCanStillBeTakenOut() {
    assertThat(new DisappearanceRule(20, true).refusal(0, 5, 0, 0), is(Optional.empty()));
  }
}

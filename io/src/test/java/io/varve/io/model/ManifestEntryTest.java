package io.varve.io.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestEntryTest {

  private static final Attempt LATER =
      new Attempt("run-1", "run-8", Instant.EPOCH, 0, Decision.MISSING, "");

  @Test
  void aFailureBelongsToAFailedEntryAndToNoOther() {
    ManifestEntry good = ModelSamples.succeeded("a.htm");
    Optional<Failure> failure = Optional.of(ModelSamples.failure(FailureCode.PARSE));
    assertThat(
        refused(good, Status.SUCCEEDED, good.live(), failure, Optional.empty()),
        containsString("a.htm: status SUCCEEDED with failure"));
    assertThat(
        refused(good, Status.FAILED, good.live(), Optional.empty(), Optional.empty()),
        containsString("status FAILED"));
    assertThat(
        refused(good, Status.REMOVED, good.live(), failure, Optional.empty()),
        containsString("status REMOVED"));
  }

  @Test
  void staleRowsMustBeSomewhere() {
    ManifestEntry bad = ModelSamples.failed("a.htm");
    assertThat(
        refused(bad, Status.FAILED, LiveRows.NONE, bad.failure(), bad.stale()),
        containsString("stale rows but no shard"));
  }

  @Test
  void rowsNeedAShard() {
    Map<String, Long> rows = Map.of("documents", 1L);
    assertThrows(IllegalArgumentException.class, () -> new LiveRows(Optional.empty(), rows));
  }

  @Test
  void liveRowsAreOfTheNewestBytesUnlessTheyAreStale() {
    assertThat(ModelSamples.succeeded("a").liveContentHash(), is(Optional.of(ModelSamples.HASH)));
    assertThat(ModelSamples.failed("a").liveContentHash(), is(Optional.of(ModelSamples.OLD_HASH)));
    assertThat(ModelSamples.failed("a").removal(LATER).liveContentHash(), is(Optional.empty()));
  }

  @Test
  void theFirstListingWithoutTheFileIsRemembered() {
    Instant first = Instant.parse("2024-03-01T12:00:00.000001Z");
    ManifestEntry once = ModelSamples.succeeded("a").missing(first.plusNanos(999), LATER);
    ManifestEntry twice = once.missing(first.plusSeconds(60), LATER);
    assertThat(once.missingSince(), is(Optional.of(first)));
    assertThat(twice.missingSince(), is(Optional.of(first)));
    assertThat(twice.attempt(), is(LATER));
  }

  @Test
  void seeingTheBytesAgainEndsTheMissingMarkAndNothingElse() {
    ManifestEntry bad = ModelSamples.failed("a");
    SourceMetadata moved =
        new SourceMetadata("file:///moved", 1, Instant.EPOCH, "9:9", Optional.empty());
    ManifestEntry again = bad.seenAgain(moved, LATER);
    assertThat(again.missingSince(), is(Optional.empty()));
    assertThat(again.source(), is(moved));
    assertThat(again.attempt(), is(LATER));
    assertThat(
        again.seenAgain(bad.source(), bad.attempt()).missing(seenGone(bad), bad.attempt()),
        is(bad));
  }

  @Test
  void aRemovalHasNoRows() {
    ManifestEntry removal = ModelSamples.failed("a").removal(LATER);
    assertThat(removal.isRemoval(), is(true));
    assertThat(removal.live(), is(LiveRows.NONE));
    assertThat(removal.key(), is("a"));
    assertThat(ModelSamples.failed("a").isRemoval(), is(false));
  }

  /** A file system allows names of spaces, so they must not stop a listing. */
  @Test
  void onlyAnEmptyKeyIsNoKey() {
    assertThat(ModelSamples.file(" ").key(), is(" "));
    assertThat(ModelSamples.succeeded("\n").key(), is("\n"));
    assertThrows(IllegalArgumentException.class, () -> ModelSamples.file(""));
    assertThrows(IllegalArgumentException.class, () -> ModelSamples.file("/etc/a"));
    assertThrows(IllegalArgumentException.class, () -> ModelSamples.succeeded(""));
  }

  private static Instant seenGone(ManifestEntry entry) {
    return entry.missingSince().orElseThrow();
  }

  private static String refused(
      ManifestEntry base,
      Status status,
      LiveRows live,
      Optional<Failure> failure,
      Optional<Stale> stale) {
    return assertThrows(
            IllegalArgumentException.class,
            () ->
                new ManifestEntry(
                    base.key(),
                    base.source(),
                    base.contentHash(),
                    status,
                    base.validation(),
                    base.extractor(),
                    live,
                    base.attempts(),
                    failure,
                    stale,
                    base.missingSince(),
                    base.attempt()))
        .getMessage();
  }
}

package io.varve.transforms.change;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.Failure;
import io.varve.io.model.FailureCode;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Stale;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryBuilderTest {

  private static final String NEW_HASH = ModelSamples.OLD_HASH.replace('a', 'b');
  private static final Instant NOW = Instant.parse("2024-04-01T00:00:00Z");
  private static final ExtractorRef EXTRACTOR = new ExtractorRef("filings/9.1", NEW_HASH);
  private static final LiveRows LIVE =
      new LiveRows(Optional.of("run-9-00001"), Map.of("documents", 1L));
  private static final Verdict VERDICT = Verdict.extract(Decision.MODIFIED, "size");

  private final EntryBuilder builder = new EntryBuilder("run-9", EXTRACTOR);
  private final SourceFile file = ModelSamples.file("a.htm");

  @Test
  void aNewFileIsFirstSeenByThisRun() {
    ManifestEntry entry = succeeded(Optional.empty(), NEW_HASH);
    assertThat(entry.attempt().firstSeenRun(), is("run-9"));
    assertThat(entry.attempt().runId(), is("run-9"));
    assertThat(entry.attempt().processedAt(), is(NOW));
    assertThat(entry.attempt().processingMs(), is(1500L));
    assertThat(entry.attempt().decision(), is(Decision.MODIFIED));
    assertThat(entry.attempt().decisionDetail(), is("size"));
    assertThat(entry.attempts(), is(1));
    assertThat(entry.extractor(), is(EXTRACTOR));
    assertThat(entry.live(), is(LIVE));
    assertThat(entry.liveContentHash(), is(Optional.of(NEW_HASH)));
  }

  @Test
  void aKnownFileKeepsTheRunThatSawItFirst() {
    ManifestEntry known = ModelSamples.succeeded("a.htm");
    assertThat(succeeded(Optional.of(known), NEW_HASH).attempt().firstSeenRun(), is("run-1"));
    assertThat(failed(Optional.of(known), NEW_HASH).attempt().firstSeenRun(), is("run-1"));
    assertThat(builder.missing(known, NOW).attempt().firstSeenRun(), is("run-1"));
    assertThat(builder.removed(known, "pruned", NOW).attempt().firstSeenRun(), is("run-1"));
  }

  @Test
  void successEndsAllTraces() {
    ManifestEntry entry = succeeded(Optional.of(ModelSamples.failed("a.htm")), NEW_HASH);
    assertThat(entry.status(), is(Status.SUCCEEDED));
    assertThat(entry.failure(), is(Optional.empty()));
    assertThat(entry.stale(), is(Optional.empty()));
    assertThat(entry.missingSince(), is(Optional.empty()));
  }

  @Test
  void aFailureKeepsTheRowsOfTheLastGoodVersion() {
    ManifestEntry entry = failed(Optional.of(ModelSamples.succeeded("a.htm")), NEW_HASH);
    assertThat(entry.live(), is(ModelSamples.live()));
    assertThat(entry.stale(), is(Optional.of(new Stale(ModelSamples.HASH, NOW))));
    assertThat(entry.liveContentHash(), is(Optional.of(ModelSamples.HASH)));
    assertThat(entry.contentHash(), is(Optional.of(NEW_HASH)));
  }

  @Test
  void furtherFailuresRememberWhenTheRowsBecameStale() {
    ManifestEntry before = ModelSamples.failed("a.htm");
    assertThat(failed(Optional.of(before), NEW_HASH).stale(), is(before.stale()));
  }

  @Test
  void aFailureWithoutEarlierRowsHasNone() {
    ManifestEntry entry = failed(Optional.empty(), NEW_HASH);
    assertThat(entry.live(), is(LiveRows.NONE));
    assertThat(entry.stale(), is(Optional.empty()));
    ManifestEntry again = failed(Optional.of(entry), NEW_HASH);
    assertThat(again.stale(), is(Optional.empty()));
  }

  @Test
  void attemptsOnTheSameBytesAreCounted() {
    ManifestEntry first = failed(Optional.empty(), NEW_HASH);
    ManifestEntry second = failed(Optional.of(first), NEW_HASH);
    assertThat(first.attempts(), is(1));
    assertThat(second.attempts(), is(2));
    assertThat(succeeded(Optional.of(second), NEW_HASH).attempts(), is(3));
    assertThat("other bytes", failed(Optional.of(second), ModelSamples.HASH).attempts(), is(1));
    ManifestEntry good = ModelSamples.succeeded("a.htm");
    assertThat("good before", failed(Optional.of(good), ModelSamples.HASH).attempts(), is(1));
  }

  @Test
  void attemptsToReadAreCountedToo() {
    ManifestEntry once = Entries.unread(FailureCode.FETCH);
    ManifestEntry twice =
        builder.failed(
            candidate(Optional.of(once)),
            VERDICT,
            Optional.empty(),
            Optional.empty(),
            failure(),
            NOW,
            Duration.ZERO);
    assertThat(twice.attempts(), is(2));
  }

  @Test
  void metadataIsRecordedOnlyWhenItCanBeTrusted() {
    SourceFile racy =
        new SourceFile("a.htm", file.metadata(), file.metadata().modifiedAt().plusSeconds(1));
    Candidate candidate = new Candidate(racy, Optional.empty(), VERDICT);
    ManifestEntry entry =
        builder.succeeded(
            candidate, VERDICT, NEW_HASH, Validation.PASS, LIVE, NOW, Duration.ofMillis(1500));
    assertThat(entry.source().unsettled(), is(true));
    assertThat(succeeded(Optional.empty(), NEW_HASH).source(), is(file.metadata()));
    Verdict touched = Verdict.refresh(Decision.TOUCHED, "time");
    assertThat(builder.refreshed(racy, entry, touched, NOW).source().unsettled(), is(true));
  }

  @Test
  void aRefreshedEntryKeepsItsResultAndWhatItHadCost() {
    ManifestEntry before = ModelSamples.failed("a.htm");
    ManifestEntry after =
        builder.refreshed(file, before, Verdict.refresh(Decision.PARKED, "PARSE"), NOW);
    assertThat(after.attempt().processingMs(), is(before.attempt().processingMs()));
    assertThat(after.attempt().decision(), is(Decision.PARKED));
    assertThat(after.failure(), is(before.failure()));
    assertThat(after.extractor(), is(before.extractor()));
    assertThat(after.attempts(), is(before.attempts()));
    assertThat(after.missingSince(), is(Optional.empty()));
  }

  @Test
  void adoptedWorkSaysWhoseItWas() {
    ManifestEntry journaled = ModelSamples.succeeded("a.htm");
    ManifestEntry known = ModelSamples.failed("a.htm");
    Candidate candidate =
        new Candidate(file, Optional.of(known), Verdict.read(Decision.MODIFIED, "size"));
    ManifestEntry adopted = builder.adopted(candidate, journaled);
    assertThat(adopted.attempt().runId(), is("run-9"));
    assertThat(adopted.attempt().firstSeenRun(), is("run-1"));
    assertThat(adopted.attempt().processedAt(), is(journaled.attempt().processedAt()));
    assertThat(adopted.attempt().decisionDetail(), containsString("taken over from run run-7"));
    assertThat(adopted.live(), is(journaled.live()));
    assertThat(adopted.stale(), is(Optional.empty()));
  }

  @Test
  void missingAndRemovedFilesSaySo() {
    ManifestEntry missing = builder.missing(ModelSamples.succeeded("a.htm"), NOW);
    assertThat(missing.missingSince(), is(Optional.of(NOW)));
    assertThat(missing.live(), is(ModelSamples.live()));
    assertThat(missing.attempt().decision(), is(Decision.MISSING));
    ManifestEntry removed = builder.removed(ModelSamples.succeeded("a.htm"), "pruned", NOW);
    assertThat(removed.isRemoval(), is(true));
    assertThat(removed.attempt().decision(), is(Decision.REMOVED));
  }

  private ManifestEntry succeeded(Optional<ManifestEntry> previous, String hash) {
    return builder.succeeded(
        candidate(previous), VERDICT, hash, Validation.PASS, LIVE, NOW, Duration.ofMillis(1500));
  }

  private ManifestEntry failed(Optional<ManifestEntry> previous, String hash) {
    return builder.failed(
        candidate(previous),
        VERDICT,
        Optional.of(hash),
        Optional.of(Validation.FAIL),
        failure(),
        NOW,
        Duration.ofMillis(1500));
  }

  private Candidate candidate(Optional<ManifestEntry> previous) {
    return new Candidate(file, previous, VERDICT);
  }

  private static Failure failure() {
    return ModelSamples.failure(FailureCode.PARSE);
  }
}

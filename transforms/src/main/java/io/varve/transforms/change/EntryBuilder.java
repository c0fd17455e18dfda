package io.varve.transforms.change;

import io.varve.io.model.Attempt;
import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.Failure;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Stale;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes down what a run made of source files, as manifest entries. Safe for several threads. */
public final class EntryBuilder {

  private final String runId;
  private final ExtractorRef extractor;

  public EntryBuilder(String runId, ExtractorRef extractor) {
    this.runId = runId;
    this.extractor = extractor;
  }

  /** Returns the entry of a document whose rows are in {@code live}. */
  public ManifestEntry succeeded(
      Candidate candidate,
      Verdict verdict,
      String hash,
      Validation validation,
      LiveRows live,
      Instant now,
      Duration took) {
    return new ManifestEntry(
        candidate.file().key(),
        candidate.file().recordable(),
        Optional.of(hash),
        Status.SUCCEEDED,
        Optional.of(validation),
        extractor,
        live,
        attempts(candidate, Optional.of(hash)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        attempt(candidate.previous(), now, took.toMillis(), verdict));
  }

  /** Returns the entry of a document that failed: rows of its last good version stay live. */
  public ManifestEntry failed(
      Candidate candidate,
      Verdict verdict,
      Optional<String> hash,
      Optional<Validation> validation,
      Failure failure,
      Instant now,
      Duration took) {
    LiveRows live = candidate.previous().map(ManifestEntry::live).orElse(LiveRows.NONE);
    Optional<Stale> stale =
        candidate
            .previous()
            .flatMap(
                entry ->
                    entry
                        .stale()
                        .or(() -> entry.liveContentHash().map(rows -> new Stale(rows, now))));
    return new ManifestEntry(
        candidate.file().key(),
        candidate.file().recordable(),
        hash,
        Status.FAILED,
        validation,
        extractor,
        live,
        attempts(candidate, hash),
        Optional.of(failure),
        stale,
        Optional.empty(),
        attempt(candidate.previous(), now, took.toMillis(), verdict));
  }

  /**
   * Returns the entry of a file whose bytes are known already, with the metadata of this listing.
   */
  public ManifestEntry refreshed(
      SourceFile file, ManifestEntry entry, Verdict verdict, Instant now) {
    return entry.seenAgain(
        file.recordable(),
        attempt(Optional.of(entry), now, entry.attempt().processingMs(), verdict));
  }

  /** Returns the entry of a document whose rows an unfinished run had already written. */
  public ManifestEntry adopted(Candidate candidate, ManifestEntry journaled) {
    Attempt then = journaled.attempt();
    Verdict verdict =
        Verdict.extract(
            candidate.verdict().decision(),
            candidate.verdict().detail() + "; taken over from run " + then.runId());
    Attempt attempt =
        attempt(candidate.previous(), then.processedAt(), then.processingMs(), verdict);
    return journaled.seenAgain(candidate.file().recordable(), attempt);
  }

  /** Returns the entry of a file that is not listed any more. */
  public ManifestEntry missing(ManifestEntry entry, Instant now) {
    Verdict verdict = Verdict.refresh(Decision.MISSING, "not listed; its rows are kept");
    return entry.missing(
        now, attempt(Optional.of(entry), now, entry.attempt().processingMs(), verdict));
  }

  /**
   * Returns the end of an entry whose file is not listed any more.
   *
   * @param why what led to it, for a person
   */
  public ManifestEntry removed(ManifestEntry entry, String why, Instant now) {
    Verdict verdict = Verdict.refresh(Decision.REMOVED, why);
    return entry.removal(attempt(Optional.of(entry), now, 0, verdict));
  }

  private Attempt attempt(
      Optional<ManifestEntry> previous, Instant now, long processingMs, Verdict verdict) {
    String firstSeen = previous.map(entry -> entry.attempt().firstSeenRun()).orElse(runId);
    return new Attempt(firstSeen, runId, now, processingMs, verdict.decision(), verdict.detail());
  }

  private static int attempts(Candidate candidate, Optional<String> hash) {
    return 1
        + candidate
            .previous()
            .filter(entry -> entry.status() == Status.FAILED && entry.contentHash().equals(hash))
            .map(ManifestEntry::attempts)
            .orElse(0);
  }
}

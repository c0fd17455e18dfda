package io.varve.transforms.earlier;

import io.varve.io.earlier.EarlierFile;
import io.varve.io.earlier.EarlierFile.EarlierFailure;
import io.varve.io.model.Attempt;
import io.varve.io.model.ContentHash;
import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.Failure;
import io.varve.io.model.FailureCode;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import io.varve.io.model.Status;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.listing.ScopedReader;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes manifest entries of an earlier system's files: evidence of what was processed, without
 * rows. Reads each file that is there, and hashes it.
 */
public final class EarlierEntries {

  /** A change token that equals no listing's, so that the next run reads the file. */
  private static final String NO_TOKEN = "imported";

  private final ScopedReader reader;
  private final ExtractorRef extractor;
  private final String runId;
  private final Instant now;
  private final long maxBytes;

  /**
   * Returns the maker.
   *
   * @param stateHash hash of the state files: with another state they would be other entries
   * @param runId run that imports
   * @param maxBytes largest file that is read
   */
  public EarlierEntries(
      ScopedReader reader, String stateHash, String runId, Instant now, long maxBytes) {
    this.reader = reader;
    this.extractor = new ExtractorRef("imported", stateHash);
    this.runId = runId;
    this.now = now;
    this.maxBytes = maxBytes;
  }

  /** An entry and how it came out. */
  public record Imported(ManifestEntry entry, Finding finding) {}

  /** Returns the entry of a file that is listed. */
  public Imported there(EarlierFile earlier, SourceFile file) {
    Finding finding = compare(earlier, file);
    // Only metadata of the very bytes that were hashed may stand beside their hash.
    SourceMetadata now = file.recordable();
    SourceMetadata source =
        finding == Finding.VERIFIED
            ? now
            : new SourceMetadata(
                now.uri(), now.sizeBytes(), now.modifiedAt(), NO_TOKEN, Optional.empty());
    return new Imported(entry(file.key(), earlier, source, finding, Optional.empty()), finding);
  }

  /** Returns the entry of a file that is not listed. */
  public Imported gone(EarlierFile earlier, String key) {
    SourceMetadata source =
        new SourceMetadata(
            earlier.path(),
            earlier.sizeBytes().orElse(0),
            earlier.processedAt().orElse(Instant.EPOCH),
            NO_TOKEN,
            Optional.empty());
    return new Imported(entry(key, earlier, source, Finding.GONE, Optional.of(now)), Finding.GONE);
  }

  private Finding compare(EarlierFile earlier, SourceFile file) {
    if (earlier.hash().isEmpty()) {
      return Finding.UNVERIFIED;
    }
    try {
      ContentHash hash = ContentHash.of(reader.read(file, maxBytes));
      return earlier.hash().get().equals(hash) ? Finding.VERIFIED : Finding.DIFFERENT;
    } catch (ExtractionException e) {
      return Finding.UNREADABLE;
    }
  }

  private ManifestEntry entry(
      String key,
      EarlierFile earlier,
      SourceMetadata source,
      Finding finding,
      Optional<Instant> missingSince) {
    Optional<Failure> failure = earlier.failure().map(EarlierEntries::failure);
    return new ManifestEntry(
        key,
        source,
        earlier.hash().map(ContentHash::value),
        failure.isPresent() ? Status.FAILED : Status.IMPORTED,
        Optional.empty(),
        extractor,
        LiveRows.NONE,
        earlier.attempts(),
        failure,
        Optional.empty(),
        missingSince,
        new Attempt(
            earlier.firstRun().or(earlier::latestRun).orElse(runId),
            runId,
            earlier.processedAt().orElse(now),
            earlier.processingMs(),
            Decision.IMPORTED,
            detail(earlier, finding)));
  }

  private static String detail(EarlierFile earlier, Finding finding) {
    return "known as "
        + earlier.path()
        + earlier.latestRun().map(run -> " from run " + run).orElse("")
        + "; "
        + finding.meaning();
  }

  /** Words that earlier systems used, in the codes of this one. */
  private static Failure failure(EarlierFailure earlier) {
    String words = (earlier.stage() + " " + earlier.reason()).toLowerCase(Locale.ROOT);
    FailureCode code =
        words.contains("timeout") || words.contains("timed out")
            ? FailureCode.TIMEOUT
            : words.contains("valid")
                ? FailureCode.VALIDATION
                : words.contains("memory") || words.contains("oom")
                    ? FailureCode.LIMIT
                    : words.contains("pars") ? FailureCode.PARSE : FailureCode.INTERNAL;
    return new Failure(
        earlier.stage(), code, "In an earlier system: " + earlier.reason(), Optional.empty());
  }
}

package io.varve.transforms.work;

import io.varve.io.model.ContentHash;
import io.varve.io.model.Decision;
import io.varve.io.model.FailureCode;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.shard.ShardWriter;
import io.varve.io.shard.ShardWriter.BadRowsException;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.ChangeDetector;
import io.varve.transforms.change.EntryBuilder;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.change.Verdict.Action;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.extract.TimedExtraction;
import io.varve.transforms.extract.ValidationReport;
import io.varve.transforms.listing.ScopedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/**
 * Takes one candidate from its bytes to its rows: the hash that is recorded and the content that is
 * extracted come from the same read. Not safe for several threads.
 */
final class DocumentExtraction {

  private final WorkSettings settings;
  private final ScopedReader reader;
  private final ChangeDetector detector;
  private final EntryBuilder entries;
  private final TimedExtraction extraction;
  private final FailureRecorder failures;

  DocumentExtraction(WorkSettings settings) {
    this.settings = settings;
    this.reader = settings.scope().reader();
    this.detector = settings.detector();
    this.entries = settings.entries();
    this.extraction = new TimedExtraction(settings.extractor(), settings.limits().extractTimeout());
    this.failures = new FailureRecorder(settings);
  }

  /** Extracts a candidate and appends its rows; a document that fails leaves none. */
  DocumentResult extract(Candidate candidate, ShardWriter writer, String shard) throws IOException {
    Instant start = Instant.now();
    byte[] bytes;
    try {
      Optional<Verdict> settled = settledByHash(candidate);
      if (settled.isPresent()) {
        return new DocumentResult(
            settled.get().decision(),
            refreshed(candidate, settled.get()),
            candidate.file().metadata().sizeBytes(),
            Optional.empty());
      }
      bytes = reader.read(candidate.file(), settings.limits().maxFileBytes());
    } catch (ExtractionException e) {
      ManifestEntry entry =
          failures.record(
              candidate, candidate.verdict(), Optional.empty(), Trouble.of("read", e), start);
      return new DocumentResult(
          candidate.verdict().decision(), Optional.of(entry), 0, Optional.empty());
    }
    String hash = ContentHash.of(bytes).value();
    Verdict verdict =
        detector.fromContent(candidate.file(), candidate.previous(), candidate.verdict(), hash);
    Optional<ManifestEntry> entry =
        switch (verdict.action()) {
          case SKIP, REFRESH -> refreshed(candidate, verdict);
          case READ, EXTRACT -> {
            SourceDocument document = SourceDocument.of(candidate.file().key(), bytes);
            yield Optional.of(entry(candidate, verdict, document, hash, writer, shard, start));
          }
        };
    return new DocumentResult(
        verdict.decision(), entry, bytes.length, replaced(candidate, verdict, entry));
  }

  /**
   * Decides whether the bytes are the same without holding them, where they may be: a file of
   * another size is another file.
   */
  private Optional<Verdict> settledByHash(Candidate candidate) throws ExtractionException {
    boolean maybeSame =
        candidate.verdict().decision() == Decision.MODIFIED
            && candidate
                .previous()
                .filter(old -> old.source().sizeBytes() == candidate.file().metadata().sizeBytes())
                .isPresent();
    if (!maybeSame) {
      return Optional.empty();
    }
    String hash = reader.hash(candidate.file(), settings.limits().maxFileBytes()).value();
    return Optional.of(
            detector.fromContent(candidate.file(), candidate.previous(), candidate.verdict(), hash))
        .filter(verdict -> verdict.action() != Action.EXTRACT);
  }

  private Optional<ManifestEntry> refreshed(Candidate candidate, Verdict verdict) {
    return verdict.action() == Action.SKIP
        ? Optional.empty()
        : candidate
            .previous()
            .map(old -> entries.refreshed(candidate.file(), old, verdict, Instant.now()));
  }

  /** Rows of the earlier version die when a new version succeeded, and only then. */
  private static Optional<DeadRows> replaced(
      Candidate candidate, Verdict verdict, Optional<ManifestEntry> entry) {
    boolean extracted = verdict.action() == Action.EXTRACT || verdict.action() == Action.READ;
    return entry
        .filter(made -> extracted && made.status() == Status.SUCCEEDED)
        .flatMap(made -> candidate.previous())
        .flatMap(DeadRows::of);
  }

  private ManifestEntry entry(
      Candidate candidate,
      Verdict verdict,
      SourceDocument document,
      String hash,
      ShardWriter writer,
      String shard,
      Instant start)
      throws IOException {
    RowOrigin origin = new RowOrigin(candidate.file().key(), hash, settings.workspace().runId());
    Map<String, List<GenericRecord>> rows;
    Validation validation;
    try {
      Extraction extracted = extraction.extract(document);
      validation = extracted.validation().verdict();
      if (validation == Validation.FAIL) {
        return failures.record(
            candidate, verdict, Optional.of(hash), Trouble.of(extracted.validation()), start);
      }
      rows = writer.prepare(origin, extracted.rows());
    } catch (ExtractionException e) {
      return failures.record(
          candidate, verdict, Optional.of(hash), Trouble.of("extract", e), start);
    } catch (OutOfMemoryError | StackOverflowError e) {
      ExtractionException hungry =
          new ExtractionException(
              FailureCode.LIMIT, "its rows need more memory than there is; give Java more", e);
      return failures.record(
          candidate, verdict, Optional.of(hash), Trouble.of("extract", hungry), start);
    } catch (BadRowsException e) {
      ExtractionException bad =
          new ExtractionException(
              FailureCode.VALIDATION, "it was extracted, but " + e.getMessage(), e);
      return failures.record(
          candidate, verdict, Optional.of(hash), Trouble.of("validate", bad), start);
    }
    Map<String, Long> counts = writer.append(rows);
    LiveRows live = counts.isEmpty() ? LiveRows.NONE : new LiveRows(Optional.of(shard), counts);
    Instant now = Instant.now();
    return entries.succeeded(
        candidate, verdict, hash, validation, live, now, Duration.between(start, now));
  }

  /** What went wrong with a document. */
  record Trouble(String stage, ExtractionException cause, Optional<ValidationReport> validation) {

    static Trouble of(String stage, ExtractionException cause) {
      return new Trouble(stage, cause, Optional.empty());
    }

    static Trouble of(ValidationReport report) {
      String findings =
          report.issues().stream()
              .filter(issue -> issue.severity() == Validation.FAIL)
              .map(issue -> issue.rule() + ": " + issue.message())
              .findFirst()
              .orElse("a rule failed");
      return new Trouble(
          "validate",
          new ExtractionException(FailureCode.VALIDATION, findings),
          Optional.of(report));
    }
  }
}

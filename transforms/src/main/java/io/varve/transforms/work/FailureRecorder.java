package io.varve.transforms.work;

import io.varve.io.model.Failure;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Validation;
import io.varve.io.run.QuarantineRecord;
import io.varve.io.run.QuarantineRecord.Finding;
import io.varve.io.run.RunWorkspace;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.EntryBuilder;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.ValidationReport;
import io.varve.transforms.work.DocumentExtraction.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a failed document into quarantine and writes its entry. */
public final class FailureRecorder {

  private static final int MOST_FRAMES = 60;

  private final RunWorkspace workspace;
  private final EntryBuilder entries;

  FailureRecorder(WorkSettings settings) {
    this(settings.workspace(), settings.entries());
  }

  /** Returns a recorder of failures of a run. */
  public FailureRecorder(RunWorkspace workspace, EntryBuilder entries) {
    this.workspace = workspace;
    this.entries = entries;
  }

  /**
   * Records that something failed before there was anything to validate.
   *
   * @param stage what was tried
   * @param cause what went wrong
   * @param start when it was begun
   */
  public ManifestEntry record(
      Candidate candidate,
      Optional<String> hash,
      String stage,
      ExtractionException cause,
      Instant start)
      throws IOException {
    return record(candidate, candidate.verdict(), hash, Trouble.of(stage, cause), start);
  }

  ManifestEntry record(
      Candidate candidate, Verdict verdict, Optional<String> hash, Trouble trouble, Instant start)
      throws IOException {
    Instant now = Instant.now();
    Optional<Validation> validation = trouble.validation().map(ValidationReport::verdict);
    Failure draft =
        new Failure(trouble.stage(), trouble.cause().code(), oneLine(trouble), Optional.empty());
    Duration took = Duration.between(start, now);
    int attempts =
        entries.failed(candidate, verdict, hash, validation, draft, now, took).attempts();
    String path =
        workspace.quarantine().put(account(candidate, hash, trouble, draft, attempts, now));
    Failure failure = new Failure(draft.stage(), draft.code(), draft.message(), Optional.of(path));
    return entries.failed(candidate, verdict, hash, validation, failure, now, took);
  }

  private QuarantineRecord account(
      Candidate candidate,
      Optional<String> hash,
      Trouble trouble,
      Failure failure,
      int attempts,
      Instant now) {
    return new QuarantineRecord(
        Snapshot.FORMAT_VERSION,
        workspace.runId(),
        candidate.file().key(),
        candidate.file().metadata(),
        hash,
        now,
        failure.stage(),
        failure.code(),
        failure.message(),
        attempts,
        frames(trouble.cause()),
        trouble.validation().map(FailureRecorder::findings).orElse(List.of()));
  }

  private static List<Finding> findings(ValidationReport report) {
    return report.issues().stream()
        .map(issue -> new Finding(issue.rule(), issue.severity().name(), issue.message()))
        .toList();
  }

  /** The stack of what was caught; empty when the extractor itself found the document bad. */
  private static List<String> frames(Throwable failure) {
    List<String> frames = new ArrayList<>();
    for (Throwable t = failure.getCause();
        t != null && frames.size() < MOST_FRAMES;
        t = t.getCause()) {
      frames.add(t.toString());
      for (StackTraceElement frame : t.getStackTrace()) {
        if (frames.size() < MOST_FRAMES) {
          frames.add("  at " + frame);
        }
      }
    }
    return frames;
  }

  private static String oneLine(Trouble trouble) {
    String message = String.valueOf(trouble.cause().getMessage()).replaceAll("\\s+", " ").trim();
    return message.isEmpty() ? trouble.cause().code().name() : message;
  }
}

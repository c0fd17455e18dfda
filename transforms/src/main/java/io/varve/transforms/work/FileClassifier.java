package io.varve.transforms.work;

import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Status;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.ChangeDetector;
import io.varve.transforms.change.EntryBuilder;
import io.varve.transforms.change.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what a run has to do with a listed file, from its metadata and its entry: nothing, note
 * new metadata, take over what a dead run made of it, or look at its bytes. Not safe for several
 * threads.
 */
public final class FileClassifier {

  private final boolean onlyFailed;
  private final ChangeDetector detector;
  private final EntryBuilder entries;
  private final AdoptionRule adoptions;
  private final Set<String> lostShards;

  /**
   * Returns a classifier.
   *
   * @param lostShards shards with a data file that is gone
   */
  public FileClassifier(WorkSettings settings, Set<String> lostShards) {
    this.onlyFailed = settings.policy().onlyFailed();
    this.detector = settings.detector();
    this.entries = settings.entries();
    this.adoptions = new AdoptionRule(settings.policy(), settings.extractorRef());
    this.lostShards = Set.copyOf(lostShards);
  }

  /**
   * Receives what becomes of each file: one call of {@link #considered} and one of another method
   * for a file that the run has to decide on, none for others.
   */
  public interface Outputs {

    /** The run has to decide on this key. */
    void considered(String key);

    /** The file stays as it is; extracting it had cost these milliseconds. */
    void skipped(Decision decision, long savedMs);

    /** Nothing but metadata changed. */
    void refreshed(ShardOutcome outcome);

    /** A dead run had finished it. */
    void adopted(Adoption adoption);

    /** Its bytes must be read. */
    void candidate(Candidate candidate);
  }

  /**
   * Classifies one file.
   *
   * @param entry its entry in the previous manifest
   * @param finished what a dead run made of it
   */
  public void classify(
      SourceFile file, Optional<ManifestEntry> entry, Optional<Adoptable> finished, Outputs out) {
    if (onlyFailed && entry.filter(old -> old.status() == Status.FAILED).isEmpty()) {
      return;
    }
    out.considered(file.key());
    boolean rowsLost =
        entry.flatMap(old -> old.live().shard()).filter(lostShards::contains).isPresent();
    Verdict verdict = detector.fromMetadata(file, entry, rowsLost);
    switch (verdict.action()) {
      case SKIP ->
          out.skipped(
              verdict.decision(), entry.map(old -> old.attempt().processingMs()).orElse(0L));
      case REFRESH ->
          out.refreshed(
              ShardOutcome.of(
                  entries.refreshed(file, entry.orElseThrow(), verdict, Instant.now())));
      case READ, EXTRACT -> {
        Candidate candidate = new Candidate(file, entry, verdict);
        finished
            .flatMap(work -> adoptions.adopt(candidate, work))
            .ifPresentOrElse(out::adopted, () -> out.candidate(candidate));
      }
    }
  }
}

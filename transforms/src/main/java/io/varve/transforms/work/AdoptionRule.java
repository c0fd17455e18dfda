package io.varve.transforms.work;

import io.varve.io.model.ExtractorRef;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.ChangeDetector;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.change.Verdict.Action;
import java.util.Optional;

/**
 * Decides whether finished work of a dead run stands for extracting a candidate now. The journaled
 * hash is as good as one read now, since the metadata proves that the bytes are the same; so it
 * decides as a fresh one would. Safe for several threads.
 */
public final class AdoptionRule {

  private final ChangePolicy policy;
  private final ExtractorRef extractor;
  private final ChangeDetector detector;

  public AdoptionRule(ChangePolicy policy, ExtractorRef extractor) {
    this.policy = policy;
    this.extractor = extractor;
    this.detector = new ChangeDetector(policy, extractor);
  }

  /**
   * Returns the adoption of finished work, or nothing when the candidate must be looked at itself.
   */
  public Optional<Adoption> adopt(Candidate candidate, Adoptable finished) {
    boolean lookAgain = policy.force() || policy.rehash().asked();
    if (lookAgain || !finished.isResultFor(candidate.file(), extractor)) {
      return Optional.empty();
    }
    Verdict verdict =
        detector.fromContent(
            candidate.file(),
            candidate.previous(),
            candidate.verdict(),
            finished.entry().contentHash().orElse(""));
    return verdict.action() == Action.EXTRACT
        ? Optional.of(
            new Adoption(new Candidate(candidate.file(), candidate.previous(), verdict), finished))
        : Optional.empty();
  }
}

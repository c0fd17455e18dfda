package io.varve.runners.render;

import io.varve.io.audit.FileHistory.Change;
import io.varve.io.audit.diff.EntryChange;
import io.varve.io.manifest.EntryDigest;
import io.varve.io.model.Attempt;
import io.varve.io.model.Decision;
import io.varve.io.model.Snapshot;
import java.util.Optional;

/**
 * What gave a source file its entry, in words. An entry tells only of the run that made it; when an
 * operation on the warehouse wrote it, or brought it back, this tells of the operation.
 *
 * @param decision the run's decision, or the operation
 * @param why what led to it; may be empty
 */
record Cause(String decision, String why) {

  private static final String RUN = "run";
  private static final String COMPACT = "compact";

  /** Returns the cause of a change; one in a forgotten snapshot is told by the entry alone. */
  static Cause of(Change change) {
    Attempt attempt = change.entry().attempt();
    return of(by(change), attempt.runId(), attempt.decision(), attempt.decisionDetail());
  }

  /** Returns the cause of an entry that differs, given the entry that tells of it. */
  static Cause of(EntryChange change, EntryDigest entry) {
    return of(change.by(), entry.runId(), entry.decision(), entry.decisionDetail());
  }

  /** Returns whether the change left the entry as an earlier run had made it. */
  static boolean isAnEarlierEntry(Change change) {
    return by(change)
        .filter(snapshot -> !snapshot.author().runId().equals(change.entry().attempt().runId()))
        .isPresent();
  }

  /** Returns it in one piece. */
  String text() {
    return decision + (why.isEmpty() ? "" : ": " + why);
  }

  private static Optional<Snapshot> by(Change change) {
    return change.forgotten().isPresent() ? Optional.empty() : Optional.of(change.snapshot());
  }

  private static Cause of(Optional<Snapshot> by, String runId, Decision decision, String detail) {
    if (by.isEmpty() || by.get().author().operation().equals(RUN)) {
      return new Cause(decision.label(), decision == Decision.PURGED ? "by run " + runId : detail);
    }
    String operation = by.get().author().operation();
    Optional<String> reason = by.get().reason();
    if (decision == Decision.PURGED) {
      return new Cause(
          decision.label(), reason.map(why -> why + "; ").orElse("") + "by run " + runId);
    }
    String what = detail;
    if (!by.get().author().runId().equals(runId)) {
      what = operation.equals(COMPACT) ? "moved to another shard" : "as run " + runId + " left it";
    }
    return new Cause(operation, what + reason.map(why -> ": " + why).orElse(""));
  }
}

package io.varve.runners.facts;

import io.varve.io.audit.FileHistory.Change;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.render.RunDecision;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what one run decided about a source file. A run writes the entries that change, so what
 * it left alone is told from its record and the entry that it found.
 */
final class RunDecisionReader {

  private final Warehouse warehouse;
  private final History history;

  RunDecisionReader(Warehouse warehouse, History history) {
    this.warehouse = warehouse;
    this.history = history;
  }

  /**
   * Returns the decision.
   *
   * @param changes changes of the file's entry
   * @throws UserException when there is no record of this run
   */
  RunDecision read(String key, String runId, List<Change> changes) throws IOException {
    RunRecord run = record(runId);
    Optional<Change> written = StoryReader.writtenBy(runId, changes);
    if (written.isPresent()) {
      ManifestEntry entry = written.get().entry();
      return decided(run, entry.attempt().decision().label(), entry.attempt().decisionDetail());
    }
    Optional<Long> snapshot = run.finished().flatMap(RunFinished::snapshot);
    Optional<Change> moved =
        changes.stream()
            .filter(change -> change.snapshot().author().runId().equals(runId))
            .findFirst();
    if (moved.isPresent()) {
      return decided(
          run,
          moved.get().snapshot().author().operation(),
          "its entry is that of run " + moved.get().entry().attempt().runId() + " since");
    }
    if (snapshot.filter(history.lifecycle()::isForgotten).isPresent()) {
      return undecided(run, "its snapshot was forgotten, and with it what it changed");
    }
    Optional<String> why = notLookedAt(run, key);
    return why.isPresent() ? undecided(run, why.get()) : leftAlone(run, key);
  }

  private RunRecord record(String runId) throws IOException {
    RunRecord run = new RunStore(warehouse.storage()).find(safe(runId));
    if (run.started().isEmpty() && run.finished().isEmpty()) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid --run: there is no record of a run "
              + runId
              + ". 'varve snapshots' shows the ids of runs that committed.");
    }
    return run;
  }

  /** What is typed becomes a path inside the warehouse. */
  private static String safe(String runId) {
    if (!runId.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid --run: " + runId + " is no id of a run, such as 20261120T094921Z-6cc1cc.");
    }
    return runId;
  }

  private static Optional<String> notLookedAt(RunRecord run, String key) {
    Optional<RunStatus> status = run.finished().map(RunFinished::status);
    if (status.isEmpty()) {
      return Optional.of("the run has not ended: it is at work, or it died");
    }
    if (status.get() != RunStatus.COMMITTED && status.get() != RunStatus.NO_CHANGES) {
      return Optional.of(
          "the run ended as "
              + status.get().label()
              + run.finished().flatMap(RunFinished::message).map(m -> ": " + m).orElse(""));
    }
    if (run.started().filter(started -> started.extractor().isPresent()).isEmpty()) {
      return Optional.of("it did not change this file, and it read no input");
    }
    return RecordedScope.lookedAt(run, key)
        ? Optional.empty()
        : Optional.of("the run did not look at this file: see its options");
  }

  /** The run looked at the file, or for it, and wrote nothing: so its entry stayed as it was. */
  private RunDecision leftAlone(RunRecord run, String key) throws IOException {
    Optional<Long> found = run.started().flatMap(RunStarted::parentSnapshot);
    if (found.isEmpty()) {
      return undecided(run, "the file was not in the input");
    }
    Optional<Snapshot> before = history.find(found.get()).map(Stored::snapshot);
    if (before.isEmpty()) {
      return undecided(
          run, "it left the file alone; the snapshot that it compared with was forgotten");
    }
    Optional<ManifestEntry> entry =
        Manifests.entries(warehouse.storage()).find(before.get().manifest().entries(), key);
    if (entry.isEmpty()) {
      return undecided(run, "the file was not in the input");
    }
    if (entry.get().missingSince().isPresent()) {
      return decided(run, "missing", "not listed, as before; its rows stay");
    }
    if (entry.get().status() == Status.PURGED) {
      return decided(run, "purged", "erased on purpose, and left alone since");
    }
    return entry.get().status() == Status.FAILED
        ? decided(run, "parked", "failed before, and nothing has changed since")
        : decided(run, "unchanged", "as in snapshot " + before.get().id());
  }

  private static RunDecision decided(RunRecord run, String decision, String detail) {
    return decision(run, Optional.of(decision), detail);
  }

  private static RunDecision undecided(RunRecord run, String why) {
    return decision(run, Optional.empty(), why);
  }

  private static RunDecision decision(RunRecord run, Optional<String> decision, String detail) {
    return new RunDecision(
        run.runId(),
        run.started().map(RunStarted::pipeline).orElse(""),
        run.finished().map(RunFinished::status),
        run.finished().flatMap(RunFinished::snapshot),
        decision,
        detail);
  }
}

package io.varve.pipelines.commit;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.FileRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunIds;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.io.snapshot.CommitConflictException;
import io.varve.io.snapshot.PendingCommit;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Commits one run: writes its changed manifest entries and data-file list, checks that everything
 * adds up, publishes the snapshot, and records the end of the run, also when another run was first.
 * Executed again, it returns what the first execution came to: a run whose end is recorded never
 * commits.
 */
final class RunCommit {

  private final RunWorkspace workspace;
  private final CommitTerms terms;
  private final long savedMs;

  RunCommit(RunWorkspace workspace, CommitTerms terms, long savedMs) {
    this.workspace = workspace;
    this.terms = terms;
    this.savedMs = savedMs;
  }

  /** Commits the outcomes, which are iterated once. */
  RunFinished commit(Accounts accounts, Iterable<ShardOutcome> outcomes) throws IOException {
    Optional<RunFinished> ended = endOfAnEarlierExecution();
    if (ended.isPresent()) {
      return ended.get();
    }
    Warehouse warehouse = workspace.warehouse();
    Optional<Stored> planned = workspace.planned();
    String attemptId = RunIds.newAttemptId();
    ChangedDatasets changed = new ChangedDatasets(workspace, terms);
    LayeredTable<ManifestEntry> entryTable = Manifests.entries(warehouse.storage());
    LayeredTable<DataFileChange> fileTable = Manifests.dataFiles(warehouse.storage());
    try (LayeredTable.Writer<ManifestEntry> entries = entryTable.write(path("entries", attemptId));
        LayeredTable.Writer<DataFileChange> files =
            fileTable.write(path("data-files", attemptId))) {
      long entryCountChange = 0;
      for (ShardOutcome outcome : outcomes) {
        accounts.add(outcome);
        for (ManifestEntry entry : outcome.entries()) {
          entries.add(entry);
          changed.expect(entry);
          entryCountChange += countChange(entry);
        }
        for (DataFileChange change : outcome.dataFiles()) {
          files.add(change);
          changed.add(change);
        }
      }
      RunCounts counts = accounts.counts();
      if (entries.rows() == 0 && files.rows() == 0) {
        return finish(RunStatus.NO_CHANGES, Optional.empty(), counts, Optional.empty());
      }
      changed.check();
      PendingCommit pending =
          new PendingCommit(
              new Snapshot.Author(workspace.runId(), attemptId, terms.operation()),
              Optional.empty(),
              new PendingCommit.Rows(
                  terms.keyPrefixes(),
                  publish(entries),
                  entryCountChange,
                  publish(files),
                  changed.states()),
              counts);
      Stored stored;
      try {
        stored = warehouse.committer().commit(planned, pending);
      } catch (CommitConflictException e) {
        // Repeating the step cannot help, so this is an answer and no error.
        return finish(
            RunStatus.CONFLICT,
            Optional.empty(),
            counts,
            Optional.of(String.valueOf(e.getMessage())));
      }
      if (counts.adopted() > 0) {
        workspace.journal().clearShards(changed.newShards());
      }
      return committed(stored);
    }
  }

  /**
   * Records that a safety rule refused the run, unless an earlier execution, which saw another
   * listing, committed it.
   */
  RunFinished refuse(String why) throws IOException {
    Optional<RunFinished> ended = endOfAnEarlierExecution();
    return ended.isPresent()
        ? ended.get()
        : finish(RunStatus.REFUSED, Optional.empty(), RunCounts.NONE, Optional.of(why));
  }

  /** A worker may have died between the commit and its record, which is then made up for. */
  private Optional<RunFinished> endOfAnEarlierExecution() throws IOException {
    Optional<RunFinished> ended = workspace.runs().finished(workspace.runId());
    if (ended.isPresent()) {
      return ended;
    }
    Optional<Stored> already =
        workspace.warehouse().committer().findCommitted(workspace.planned(), workspace.runId());
    return already.isPresent() ? Optional.of(committed(already.get())) : Optional.empty();
  }

  private RunFinished committed(Stored stored) throws IOException {
    return finish(
        RunStatus.COMMITTED, Optional.of(stored), stored.snapshot().counts(), Optional.empty());
  }

  /** The journal of a run that lost stays, so that the next one takes over its work. */
  private RunFinished finish(
      RunStatus status, Optional<Stored> committed, RunCounts counts, Optional<String> message)
      throws IOException {
    Optional<Long> id = committed.map(stored -> stored.snapshot().id());
    RunFinished finished =
        new RunFinished(
            Snapshot.FORMAT_VERSION,
            workspace.runId(),
            status,
            Instant.now(),
            id,
            counts,
            savedMs,
            message);
    workspace.runs().finish(finished);
    if (status != RunStatus.CONFLICT) {
      workspace.journal().clear(workspace.runId());
    }
    return finished;
  }

  private String path(String name, String attemptId) {
    return WarehouseLayout.manifest(workspace.runId(), name, attemptId);
  }

  private static <T extends Record> Optional<FileRef> publish(LayeredTable.Writer<T> writer)
      throws IOException {
    return writer.rows() == 0 ? Optional.empty() : Optional.of(writer.publish());
  }

  /** An entry is new when this run saw its file first. */
  private long countChange(ManifestEntry entry) {
    if (entry.isRemoval()) {
      return -1;
    }
    return entry.attempt().firstSeenRun().equals(workspace.runId()) ? 1 : 0;
  }
}

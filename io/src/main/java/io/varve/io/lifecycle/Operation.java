package io.varve.io.lifecycle;

import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.run.CurrentSnapshot;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunIds;
import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunLiveness.AtWork;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.CommitConflictException;
import io.varve.io.snapshot.PendingCommit;
import io.varve.io.snapshot.PendingCommit.Change;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One change of a warehouse that is no extraction: has a run id, a record of its start and end, and
 * commits at most one snapshot. When another commit comes first, the change is computed anew on top
 * of it. Use once, from one thread.
 */
public final class Operation {

  /** So often a change is computed anew before another's commit ends it. */
  private static final int MOST_TRIES = 8;

  private final Warehouse warehouse;
  private final String name;
  private final Optional<String> reason;
  private final SortedMap<String, String> options;
  private final Environment environment;
  private final String runId = RunIds.newRunId(Instant.now());
  private Optional<Stored> seen = Optional.empty();

  /**
   * Returns an operation that has not begun.
   *
   * @param name name of the operation, such as {@code rollback}
   * @param reason why, in the words of the person
   * @param options every option with its effective value
   * @param environment who, where, with which versions
   */
  public Operation(
      Warehouse warehouse,
      String name,
      Optional<String> reason,
      SortedMap<String, String> options,
      Environment environment) {
    this.warehouse = warehouse;
    this.name = name;
    this.reason = reason;
    this.options = new TreeMap<>(options);
    this.environment = environment;
  }

  /** Returns the id of the run, which it has before anything is done. */
  public String runId() {
    return runId;
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  /** Computes what to change; may be asked again when another commit came first. */
  @FunctionalInterface
  public interface Planner {

    /**
     * Returns the change, or nothing when there is nothing to do.
     *
     * @param current current snapshot
     * @param author who is going to commit; files that it writes are named after it
     */
    Optional<Change> plan(Stored current, Author author) throws IOException;
  }

  /** Work without a commit of its own. */
  @FunctionalInterface
  public interface Work<T> {
    T execute() throws IOException;
  }

  /**
   * Commits a change.
   *
   * @return the snapshot that holds it; nothing when there was nothing to do or to change
   * @throws CommitConflictException when others kept coming first
   * @throws io.varve.io.storage.DamagedException when the warehouse cannot be read
   */
  public Optional<Stored> commit(Planner planner) throws IOException {
    return recorded(() -> orFound(() -> commitOn(planner)));
  }

  /** A commit that went through counts, whatever broke afterwards. */
  private Optional<Stored> orFound(Work<Optional<Stored>> commit) throws IOException {
    try {
      return commit.execute();
    } catch (IOException | RuntimeException e) {
      Optional<Stored> committed = committedDespite(e);
      if (committed.isEmpty()) {
        throw e;
      }
      return committed;
    }
  }

  private Optional<Stored> committedDespite(Exception problem) {
    Optional<Stored> committed = Optional.empty();
    try {
      committed = warehouse.committer().findCommitted(seen, runId);
      if (committed.isPresent()) {
        finish(RunStatus.COMMITTED, committed, Optional.empty());
      }
    } catch (IOException | RuntimeException also) {
      problem.addSuppressed(also);
    }
    return committed;
  }

  /** Computes the first change of a warehouse. */
  @FunctionalInterface
  public interface FirstPlanner {

    /** Returns the change; files that it writes are named after the author. */
    Change plan(Author author) throws IOException;
  }

  /**
   * Commits the first snapshot of a warehouse.
   *
   * @throws CommitConflictException when there is one already
   */
  public Stored commitFirst(FirstPlanner planner) throws IOException {
    Optional<Stored> first =
        recorded(
            () ->
                orFound(
                    () -> {
                      Author author = new Author(runId, RunIds.newAttemptId(), name);
                      Change change = planner.plan(author);
                      return Optional.of(committed(Optional.empty(), author, change));
                    }));
    return first.orElseThrow();
  }

  /** Executes work that commits nothing, such as deleting files that no snapshot names. */
  public <T> T execute(Work<T> work) throws IOException {
    return recorded(
        () -> {
          T result = work.execute();
          finish(RunStatus.NO_CHANGES, Optional.empty(), Optional.empty());
          return result;
        });
  }

  private <T> T recorded(Work<T> work) throws IOException {
    seen = CurrentSnapshot.of(warehouse);
    AtWork mark = RunLiveness.begin(runId);
    try {
      if (!runs().start(started())) {
        throw new IOException("Cannot start " + name + ": another run has its id; try again");
      }
      return work.execute();
    } catch (IOException | RuntimeException e) {
      try {
        finish(statusAfter(e), Optional.empty(), Optional.ofNullable(e.getMessage()));
      } catch (IOException | RuntimeException also) {
        e.addSuppressed(also);
      }
      throw e;
    } finally {
      mark.close();
    }
  }

  private static RunStatus statusAfter(Exception problem) {
    if (problem instanceof RefusedOperationException) {
      return RunStatus.REFUSED;
    }
    return problem instanceof CommitConflictException ? RunStatus.CONFLICT : RunStatus.FAILED;
  }

  private Optional<Stored> commitOn(Planner planner) throws IOException {
    for (int i = 1; ; i++) {
      Optional<Stored> current = CurrentSnapshot.of(warehouse);
      Author author = new Author(runId, RunIds.newAttemptId(), name);
      Optional<Change> change =
          current.isEmpty() ? Optional.empty() : planner.plan(current.get(), author);
      if (change.isEmpty()) {
        finish(RunStatus.NO_CHANGES, Optional.empty(), Optional.empty());
        return Optional.empty();
      }
      try {
        return Optional.of(committed(current, author, change.get()));
      } catch (CommitConflictException e) {
        if (i == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private Stored committed(Optional<Stored> current, Author author, Change change)
      throws IOException {
    Stored stored =
        warehouse
            .committer()
            .commit(current, new PendingCommit(author, reason, change, RunCounts.NONE));
    finish(RunStatus.COMMITTED, Optional.of(stored), Optional.empty());
    return stored;
  }

  private void finish(RunStatus status, Optional<Stored> committed, Optional<String> message)
      throws IOException {
    runs()
        .finish(
            new RunFinished(
                Snapshot.FORMAT_VERSION,
                runId,
                status,
                Instant.now(),
                committed.map(stored -> stored.snapshot().id()),
                RunCounts.NONE,
                0,
                message));
  }

  private RunStore runs() {
    return new RunStore(warehouse.storage());
  }

  private RunStarted started() {
    return new RunStarted(
        Snapshot.FORMAT_VERSION,
        runId,
        Optional.empty(),
        name,
        Instant.now(),
        seen.map(stored -> stored.snapshot().id()),
        options,
        Optional.empty(),
        new TreeMap<>(),
        environment,
        Optional.empty());
  }
}

package io.varve.io.snapshot;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DatasetState;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.Manifest;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.PendingCommit.Rows;
import io.varve.io.snapshot.PendingCommit.State;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.storage.Storage;
import io.varve.io.storage.UnansweredException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a pending commit as the next snapshot.
 *
 * <p>Idempotent: a run that is already in the history is not committed again, whatever happened to
 * the answer. A lost race is no defeat: the changes are put on top of the new current snapshot
 * unless both touch the same source files or shards. Safe for several threads and processes.
 */
public final class Committer {

  /**
   * Reading back after a failed create is tried this often before the outcome counts as unknown.
   */
  private static final int READ_BACK_TRIES = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  private final Storage storage;
  private final SnapshotStore snapshots;
  private final String warehouseId;
  private final Clock clock;
  private final Overlap overlap;

  Committer(Storage storage, SnapshotStore snapshots, String warehouseId, Clock clock) {
    this.storage = storage;
    this.snapshots = snapshots;
    this.warehouseId = warehouseId;
    this.clock = clock;
    this.overlap = new Overlap(storage);
  }

  /**
   * Commits on top of a snapshot, or on top of those that followed it.
   *
   * @param planned snapshot that the changes were computed on; absent for the first
   * @return the snapshot that holds the changes
   * @throws CommitConflictException when another run changed the same things first
   * @throws CommitFailedException when it certainly did not happen
   * @throws CommitUnknownException when nobody can tell
   */
  public Stored commit(Optional<Stored> planned, PendingCommit pending) throws IOException {
    Optional<Stored> parent = planned;
    boolean first = true;
    while (true) {
      Optional<Stored> next = successor(parent);
      if (next.isPresent()) {
        if (isOurs(next.get(), pending)) {
          copy(next.get());
          return next.get();
        }
        refuse(idAfter(planned) - 1, next.get().snapshot(), pending);
        parent = next;
        continue;
      }
      if (first) {
        refuseGap(parent);
        first = false;
      }
      Optional<Stored> published = publish(build(parent, pending));
      if (published.isPresent()) {
        copy(published.get());
        return published.get();
      }
    }
  }

  /** The snapshot stands without its copy, too. */
  private void copy(Stored stored) {
    try {
      snapshots.copy(stored);
    } catch (IOException e) {
      LOG.debug("Snapshot {} has no copy: {}", stored.snapshot().id(), e.getMessage());
    }
  }

  /** Returns the snapshot that a run committed after {@code planned}, if it did. */
  public Optional<Stored> findCommitted(Optional<Stored> planned, String runId) throws IOException {
    Optional<Stored> next = successor(planned);
    while (next.isPresent() && !next.get().snapshot().author().runId().equals(runId)) {
      next = successor(next);
    }
    return next;
  }

  private Optional<Stored> successor(Optional<Stored> parent) throws IOException {
    return snapshots.find(idAfter(parent));
  }

  private static long idAfter(Optional<Stored> parent) {
    return parent.map(stored -> stored.snapshot().id()).orElse(0L) + 1;
  }

  private static boolean isOurs(Stored stored, PendingCommit pending) {
    return stored.snapshot().author().runId().equals(pending.author().runId());
  }

  /**
   * Returns the snapshot when it is published by us, nothing when the id is somebody else's. A
   * create whose answer was an error is looked up before it counts as anything; one that went
   * through is not, since a failing look would make a known outcome unknown.
   */
  private Optional<Stored> publish(Snapshot snapshot) throws IOException {
    Optional<Stored> created;
    try {
      created = snapshots.create(snapshot);
    } catch (IOException e) {
      return outcomeAfter(e, snapshot);
    }
    return created.isPresent()
        ? created
        : snapshots.find(snapshot.id()).filter(there -> isAttempt(there, snapshot));
  }

  private Optional<Stored> outcomeAfter(IOException error, Snapshot snapshot) {
    for (int i = 1; ; i++) {
      try {
        Optional<Stored> there = snapshots.find(snapshot.id());
        if (there.isEmpty() && error instanceof UnansweredException) {
          throw new CommitUnknownException(snapshot.id(), error);
        }
        if (there.isEmpty()) {
          throw new CommitFailedException(snapshot.id(), error.getMessage(), error);
        }
        return there.filter(stored -> isAttempt(stored, snapshot));
      } catch (IOException e) {
        if (i == READ_BACK_TRIES) {
          e.addSuppressed(error);
          throw new CommitUnknownException(snapshot.id(), e);
        }
      }
    }
  }

  private static boolean isAttempt(Stored there, Snapshot snapshot) {
    return there.snapshot().author().equals(snapshot.author());
  }

  /** Rows that nobody else touched go on top of what came first; a whole state does not. */
  private void refuse(long planned, Snapshot taken, PendingCommit pending) throws IOException {
    if (!(pending.change() instanceof Rows rows)) {
      throw new CommitConflictException(planned, taken.id(), taken.author().runId(), "the history");
    }
    overlap.refuse(planned, taken, rows);
  }

  /**
   * An id that is free although later snapshots are there belonged to one that was given up while
   * this run was at work: a commit under it would write history anew. What is committed after this
   * look stays until this run has ended.
   */
  private void refuseGap(Optional<Stored> parent) throws IOException {
    List<Long> ids = snapshots.ids();
    long next = idAfter(parent);
    boolean later = !ids.isEmpty() && ids.get(ids.size() - 1) > next;
    // Ids are taken in order, so one that is not there now, below one that is, will never be.
    if (later && snapshots.find(next).isEmpty()) {
      throw new CommitConflictException(
          next - 1, next, "unknown, since it was forgotten,", "the history");
    }
  }

  private Snapshot build(Optional<Stored> parent, PendingCommit pending) throws IOException {
    Optional<Snapshot> before = parent.map(Stored::snapshot);
    State state = state(before, pending);
    return new Snapshot(
        Snapshot.FORMAT_VERSION,
        warehouseId,
        idAfter(parent),
        parent.map(Stored::asParent),
        committedAt(before),
        pending.author(),
        pending.reason(),
        state.manifest(),
        state.datasets(),
        pending.counts(),
        state.lifecycle());
  }

  private State state(Optional<Snapshot> before, PendingCommit pending) throws IOException {
    if (pending.change() instanceof State state) {
      return state;
    }
    Rows rows = (Rows) pending.change();
    long id = before.map(Snapshot::id).orElse(0L) + 1;
    return new State(
        manifest(before.map(Snapshot::manifest).orElse(Manifest.EMPTY), id, pending.author(), rows),
        datasets(before.map(Snapshot::datasets).orElse(Map.of()), rows.datasets()),
        before.map(Snapshot::lifecycle).orElse(Lifecycle.EMPTY));
  }

  private Manifest manifest(Manifest before, long id, Snapshot.Author author, Rows rows)
      throws IOException {
    return new Manifest(
        stacked(
            Manifests.entries(storage),
            before.entries(),
            rows.entries(),
            path(author, "entries-at-" + id)),
        before.entryCount() + rows.entryCountChange(),
        stacked(
            Manifests.dataFiles(storage),
            before.dataFiles(),
            rows.dataFiles(),
            path(author, "data-files-at-" + id)),
        prefixes(before.keyPrefixes(), id, rows),
        rows.entries(),
        rows.dataFiles());
  }

  private static List<String> prefixes(List<String> known, long id, Rows rows) {
    List<String> prefixes = new ArrayList<>(known);
    for (String ours : rows.keyPrefixes()) {
      Optional<String> other = Manifest.prefixOverlapping(known, ours);
      if (other.isPresent()) {
        throw new CommitFailedException(
            id, "the key prefix '" + ours + "' overlaps '" + other.get() + "' of another input");
      }
      prefixes.add(ours);
    }
    return prefixes;
  }

  /** History never runs backwards, even when the clock does. */
  private Instant committedAt(Optional<Snapshot> before) {
    Instant now = clock.instant();
    return before.map(Snapshot::committedAt).filter(now::isBefore).orElse(now);
  }

  private static String path(Snapshot.Author author, String name) {
    return WarehouseLayout.manifest(author.runId(), name, author.attemptId());
  }

  private static <T extends Record> Layers stacked(
      LayeredTable<T> table, Layers before, Optional<FileRef> change, String path)
      throws IOException {
    return change.isEmpty() ? before : Stacking.add(table, before, change.get(), path);
  }

  private static Map<String, DatasetState> datasets(
      Map<String, DatasetState> before, Map<String, DatasetState> changes) {
    Map<String, DatasetState> after = new TreeMap<>(before);
    changes.forEach(
        (name, change) -> {
          DatasetState old = before.get(name);
          after.put(name, old == null ? change : change.with(old.totals().plus(change.totals())));
        });
    return after;
  }
}

package io.varve.io.audit;

import io.varve.io.audit.ChainReader.Chain;
import io.varve.io.audit.Problem.Kind;
import io.varve.io.manifest.VerifiedFile;
import io.varve.io.model.DataFile;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.model.Manifest;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through the kept snapshots, oldest first, and verifies the files that each names and what
 * their sums say. Not safe for several threads.
 */
final class SnapshotWalk {

  private final Storage storage;
  private final RunningState state;
  private final DataFileChecker dataFiles;
  private final Set<String> needed;
  private final Findings findings;
  private final Set<FileRef> verified = new HashSet<>();
  private Optional<Snapshot> at = Optional.empty();
  private boolean complete = true;
  private boolean lastSound;

  /**
   * Returns a walk that has not begun.
   *
   * @param state an empty state, which the walk carries along
   * @param needed takes the paths of the files that are named
   */
  SnapshotWalk(
      Storage storage,
      RunningState state,
      DataFileChecker dataFiles,
      Set<String> needed,
      Findings findings) {
    this.storage = storage;
    this.state = state;
    this.dataFiles = dataFiles;
    this.needed = needed;
    this.findings = findings;
  }

  /** Visits every kept snapshot. */
  void through(Chain chain) throws IOException {
    complete = verify(chain.lifecycle().erasures());
    for (Stored stored : chain.kept()) {
      visit(stored.snapshot());
    }
    complete &= chain.readable();
  }

  /** Returns whether every file that says which others are needed could be read. */
  boolean isComplete() {
    return complete;
  }

  /** Returns the last snapshot, when the state is now its. */
  Optional<Snapshot> last() {
    return at;
  }

  /** Returns whether nothing was wrong with the last snapshot, data files aside. */
  boolean isLastSound() {
    return at.isPresent() && lastSound;
  }

  private void visit(Snapshot snapshot) throws IOException {
    long before = findings.count();
    Manifest manifest = snapshot.manifest();
    needed.add(WarehouseLayout.snapshot(snapshot.id()));
    needed.add(WarehouseLayout.snapshotCopy(snapshot.author().runId()));
    boolean intact = verify(manifest.entries());
    intact &= verify(manifest.dataFiles());
    intact &= manifest.changedEntries().map(this::verify).orElse(true);
    intact &= manifest.changedDataFiles().map(this::verify).orElse(true);
    if (!intact || !follow(snapshot)) {
      at = Optional.empty();
      complete = false;
      return;
    }
    at = Optional.of(snapshot);
    state.checkTotals(snapshot);
    lastSound = findings.count() == before;
    for (DataFile file : state.takeAdded()) {
      dataFiles.look(file);
    }
  }

  private boolean follow(Snapshot snapshot) throws IOException {
    boolean follows = at.map(Snapshot::id).equals(Optional.of(snapshot.id() - 1));
    try {
      state.moveTo(snapshot, follows);
      return true;
    } catch (DamagedException e) {
      findings.add(Kind.UNREADABLE, e);
    } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
      // A snapshot that was edited can name a file of another kind.
      String place = "the manifest of snapshot " + snapshot.id();
      findings.add(Kind.UNREADABLE, place, "rows that can be read", e.getMessage());
    }
    return false;
  }

  private boolean verify(Layers layers) {
    boolean intact = true;
    for (FileRef file : layers.newestFirst()) {
      intact &= verify(file);
    }
    return intact;
  }

  private boolean verify(FileRef file) {
    needed.add(file.path());
    if (verified.contains(file)) {
      return true;
    }
    try {
      VerifiedFile.verify(storage, file);
      verified.add(file);
      return true;
    } catch (DamagedException e) {
      findings.add(Kind.WRONG_CONTENT, e);
    } catch (IOException e) {
      findings.add(Kind.UNREADABLE, file.path(), "a readable file", e.getMessage());
    }
    return false;
  }
}

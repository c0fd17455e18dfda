package io.varve.runners.facts;

import io.varve.io.manifest.EntryState;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.UserException;
import io.varve.runners.render.SnapshotFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads snapshots for people. Memory grows with data files. */
public final class SnapshotReader {

  private final Warehouse warehouse;
  private final History history;

  public SnapshotReader(Warehouse warehouse) throws IOException {
    this.warehouse = warehouse;
    this.history = warehouse.history();
  }

  /** Returns all kept snapshots, oldest first. */
  public List<Snapshot> all() throws IOException {
    List<Snapshot> snapshots = new ArrayList<>();
    for (long id : history.kept()) {
      history.find(id).map(Stored::snapshot).ifPresent(snapshots::add);
    }
    return snapshots;
  }

  /**
   * Returns one kept snapshot, the current one when none is named.
   *
   * @param what what the name was given as, for the message
   * @param name id or tag
   * @throws UserException when there is none with this name, or none at all
   */
  public Snapshot find(String what, Optional<String> name) throws IOException {
    return NamedSnapshot.of(history, what, name);
  }

  /** Reads everything about a snapshot. */
  public SnapshotFacts facts(Snapshot snapshot) throws IOException {
    Tally tally = new Tally();
    Manifests.entryStates(warehouse.storage()).forEach(snapshot.manifest().entries(), tally::add);
    return new SnapshotFacts(
        snapshot,
        warehouse.storage().root(),
        new RunStore(warehouse.storage()).find(snapshot.author().runId()),
        tally.validation,
        tally.failed,
        tally.stale,
        tally.missing,
        history.dataFiles(warehouse, snapshot));
  }

  /** Counts entries. */
  private static final class Tally {

    private final Map<String, Long> validation = new TreeMap<>();
    private long failed;
    private long stale;
    private long missing;

    void add(EntryState entry) {
      validation.merge(entry.validation().map(Validation::name).orElse("none"), 1L, Long::sum);
      failed += entry.status() == Status.FAILED ? 1 : 0;
      stale += entry.staleSince().isPresent() ? 1 : 0;
      missing += entry.missingSince().isPresent() ? 1 : 0;
    }
  }
}

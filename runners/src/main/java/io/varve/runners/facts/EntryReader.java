package io.varve.runners.facts;

import io.varve.io.manifest.EntryState;
import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads manifest entries of one snapshot for people. */
public final class EntryReader {

  private static final int MOST_SUGGESTIONS = 5;

  private final Warehouse warehouse;
  private final Optional<Snapshot> snapshot;

  /** Returns a reader of the current snapshot. */
  public EntryReader(Warehouse warehouse) throws IOException {
    this(warehouse, warehouse.history().current().map(Stored::snapshot));
  }

  /** Returns a reader of one snapshot; without one there are no entries. */
  public EntryReader(Warehouse warehouse, Optional<Snapshot> snapshot) {
    this.warehouse = warehouse;
    this.snapshot = snapshot;
  }

  /** Returns the entry of a key. */
  public Optional<ManifestEntry> find(String key) throws IOException {
    return snapshot.isEmpty()
        ? Optional.empty()
        : Manifests.entries(warehouse.storage()).find(snapshot.get().manifest().entries(), key);
  }

  /** Returns the entries whose newest attempt failed, with older rows or without, by key. */
  public List<ManifestEntry> failed() throws IOException {
    List<ManifestEntry> failed = new ArrayList<>();
    if (snapshot.isPresent()) {
      Manifests.entries(warehouse.storage())
          .forEach(
              snapshot.get().manifest().entries(),
              entry -> {
                if (entry.status() == Status.FAILED) {
                  failed.add(entry);
                }
              });
    }
    failed.sort(Comparator.comparing(ManifestEntry::key));
    return failed;
  }

  /** Returns the error for a key that no entry has: it names the keys that may have been meant. */
  public UserException unknown(String key) throws IOException {
    List<String> near = new ArrayList<>();
    forEachState(
        entry -> {
          if (name(entry.key()).equalsIgnoreCase(name(key)) && near.size() < MOST_SUGGESTIONS) {
            near.add(entry.key());
          }
        });
    near.sort(Comparator.naturalOrder());
    return new UserException(
        ExitCode.USAGE,
        "Cannot find "
            + key
            + ": no snapshot has an entry with this key. "
            + (near.isEmpty()
                ? "Keys are paths below --input, with / between their parts."
                : "Did you mean " + String.join(" or ", near) + "?"));
  }

  /** Returns the snapshot, if there is one. */
  public Optional<Snapshot> snapshot() {
    return snapshot;
  }

  private void forEachState(LayeredTable.Visitor<EntryState> visitor) throws IOException {
    if (snapshot.isPresent()) {
      Manifests.entryStates(warehouse.storage())
          .forEach(snapshot.get().manifest().entries(), visitor);
    }
  }

  private static String name(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}

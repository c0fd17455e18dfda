package io.varve.runners.facts;

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

/** Reads manifest entries of the current snapshot for people. */
public final class EntryReader {

  private static final int MOST_SUGGESTIONS = 5;

  private final Warehouse warehouse;

  public EntryReader(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Returns the entry of a key. */
  public Optional<ManifestEntry> find(String key) throws IOException {
    Optional<Snapshot> current = current();
    return current.isEmpty()
        ? Optional.empty()
        : Manifests.entries(warehouse.storage()).find(current.get().manifest().entries(), key);
  }

  /** Returns the entries whose newest attempt failed, with older rows or without, by key. */
  public List<ManifestEntry> failed() throws IOException {
    List<ManifestEntry> failed = new ArrayList<>();
    forEach(
        entry -> {
          if (entry.status() == Status.FAILED) {
            failed.add(entry);
          }
        });
    failed.sort(Comparator.comparing(ManifestEntry::key));
    return failed;
  }

  /** Returns the error for a key that no entry has: it names the keys that may have been meant. */
  public UserException unknown(String key) throws IOException {
    List<String> near = new ArrayList<>();
    forEach(
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

  /** Returns the current snapshot, if there is one. */
  public Optional<Snapshot> current() throws IOException {
    return warehouse.snapshots().latest().map(Stored::snapshot);
  }

  private void forEach(LayeredTable.Visitor<ManifestEntry> visitor) throws IOException {
    Optional<Snapshot> current = current();
    if (current.isPresent()) {
      Manifests.entries(warehouse.storage()).forEach(current.get().manifest().entries(), visitor);
    }
  }

  private static String name(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}

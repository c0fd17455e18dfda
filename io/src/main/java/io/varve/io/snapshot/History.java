package io.varve.io.snapshot;

import io.varve.io.manifest.LayeredTable.Visitor;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.Erasure;
import io.varve.io.model.Layers;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.SnapshotStore.Stored;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kept snapshots of a warehouse and their rows, as the current snapshot tells: those that were
 * forgotten are not among them, also while their files are still there, and purged rows are in none
 * of them. A view of one moment. Safe for several threads.
 */
public final class History {

  private final SnapshotStore snapshots;
  private final Optional<Stored> current;
  private final List<Long> kept;
  private final Map<String, Erasure> erasures;

  private History(
      SnapshotStore snapshots,
      Optional<Stored> current,
      List<Long> kept,
      Map<String, Erasure> erasures) {
    this.snapshots = snapshots;
    this.current = current;
    this.kept = List.copyOf(kept);
    this.erasures = Map.copyOf(erasures);
  }

  static History of(Warehouse warehouse) throws IOException {
    SnapshotStore snapshots = warehouse.snapshots();
    List<Long> ids = snapshots.ids();
    Optional<Stored> current =
        ids.isEmpty() ? Optional.empty() : snapshots.find(ids.get(ids.size() - 1));
    Lifecycle lifecycle = current.map(s -> s.snapshot().lifecycle()).orElse(Lifecycle.EMPTY);
    Map<String, Erasure> erasures = new HashMap<>();
    if (!lifecycle.erasures().equals(Layers.EMPTY)) {
      Manifests.erasures(warehouse.storage())
          .forEach(lifecycle.erasures(), erasure -> erasures.put(erasure.path(), erasure));
    }
    return new History(
        snapshots,
        current,
        ids.stream().filter(id -> !lifecycle.isForgotten(id)).toList(),
        erasures);
  }

  /** Returns the current snapshot, or nothing when none was ever committed. */
  public Optional<Stored> current() {
    return current;
  }

  /** Returns what the current snapshot says of those before it. */
  public Lifecycle lifecycle() {
    return current.map(stored -> stored.snapshot().lifecycle()).orElse(Lifecycle.EMPTY);
  }

  /** Returns the ids of the kept snapshots, oldest first. */
  public List<Long> kept() {
    return kept;
  }

  /**
   * Returns a kept snapshot; nothing when there is none with this id, or it was forgotten.
   *
   * @throws io.varve.io.storage.DamagedException when it cannot be read
   */
  public Optional<Stored> find(long id) throws IOException {
    return lifecycle().isForgotten(id) ? Optional.empty() : snapshots.find(id);
  }

  /** Returns the kept snapshot with this id or tag, written as people write them. */
  public Optional<Stored> find(String idOrTag) throws IOException {
    Long tagged = lifecycle().tags().get(idOrTag);
    if (tagged != null) {
      return find(tagged);
    }
    return idOrTag.matches("[0-9]{1,18}") ? find(Long.parseLong(idOrTag)) : Optional.empty();
  }

  /**
   * Visits the data files that hold the rows of a kept snapshot, once each: what stands in the
   * place of those whose rows were purged.
   */
  public void forEachDataFile(Warehouse warehouse, Snapshot snapshot, Visitor<DataFile> visitor)
      throws IOException {
    Manifests.dataFiles(warehouse.storage())
        .forEach(
            snapshot.manifest().dataFiles(),
            change -> {
              Optional<DataFile> now = now(change.file());
              if (now.isPresent()) {
                visitor.visit(now.get());
              }
            });
  }

  /**
   * Returns the data files that hold the rows of a kept snapshot; memory grows with their number.
   */
  public List<DataFile> dataFiles(Warehouse warehouse, Snapshot snapshot) throws IOException {
    List<DataFile> files = new ArrayList<>();
    forEachDataFile(warehouse, snapshot, files::add);
    return files;
  }

  /** Returns what stands in the place of a data file that a snapshot names: mostly the file. */
  public Optional<DataFile> now(DataFile named) {
    Erasure erasure = erasures.get(named.path());
    if (erasure == null) {
      return Optional.of(named);
    }
    return erasure.emptied() ? Optional.empty() : Optional.of(erasure.file());
  }

  /** Returns the purged data files by the path that snapshots name. */
  public Map<String, Erasure> erasures() {
    return erasures;
  }
}

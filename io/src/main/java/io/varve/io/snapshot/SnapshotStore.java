package io.varve.io.snapshot;

import io.varve.io.model.ContentHash;
import io.varve.io.model.Snapshot;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The snapshots of a warehouse. The current one is that with the highest id; there is no pointer
 * that could be wrong. Safe for several threads and processes.
 */
public final class SnapshotStore {

  private final Storage storage;

  SnapshotStore(Storage storage) {
    this.storage = storage;
  }

  /** Returns the ids of all snapshots, oldest first. */
  public List<Long> ids() throws IOException {
    List<Long> ids = new ArrayList<>();
    for (StoredFile file : storage.list(WarehouseLayout.SNAPSHOTS)) {
      OptionalLong id = WarehouseLayout.snapshotId(file.path());
      if (id.isPresent()) {
        ids.add(id.getAsLong());
      }
    }
    return ids;
  }

  /**
   * Returns the current snapshot, or nothing when none was ever committed.
   *
   * @throws DamagedException when it cannot be read: that is never a fresh start
   */
  public Optional<Stored> latest() throws IOException {
    List<Long> ids = ids();
    return ids.isEmpty() ? Optional.empty() : find(ids.get(ids.size() - 1));
  }

  /**
   * Returns one snapshot, or nothing when there is none with this id.
   *
   * @throws DamagedException when it cannot be read
   */
  public Optional<Stored> find(long id) throws IOException {
    String path = WarehouseLayout.snapshot(id);
    byte[] bytes;
    try {
      bytes = storage.read(path);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    Snapshot snapshot = SnapshotJson.read(path, bytes);
    if (snapshot.id() != id) {
      throw new DamagedException(path, "snapshot " + id, "snapshot " + snapshot.id());
    }
    return Optional.of(new Stored(snapshot, ContentHash.of(bytes).value()));
  }

  /**
   * Writes a copy of a snapshot beside the record of its run: it bears witness when the snapshot's
   * own file is lost or changed.
   */
  void copy(Stored stored) throws IOException {
    boolean unused =
        storage.createIfAbsent(
            WarehouseLayout.snapshotCopy(stored.snapshot().author().runId()),
            SnapshotJson.write(stored.snapshot()));
  }

  /**
   * Returns the copy of the snapshot that a run committed, or nothing when there is none.
   *
   * @throws DamagedException when it cannot be read
   */
  public Optional<Stored> copyOf(String runId) throws IOException {
    String path = WarehouseLayout.snapshotCopy(runId);
    try {
      byte[] bytes = storage.read(path);
      return Optional.of(new Stored(SnapshotJson.read(path, bytes), ContentHash.of(bytes).value()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Puts a snapshot whose file is lost or damaged back as it was, byte for byte: the chain is of
   * bytes, and a newer program may write other ones for the same content.
   *
   * @param copy its copy beside the record of its run, which the caller knows to be true
   */
  public void restore(Stored copy) throws IOException {
    String from = WarehouseLayout.snapshotCopy(copy.snapshot().author().runId());
    byte[] bytes = storage.read(from);
    if (!ContentHash.of(bytes).value().equals(copy.sha256())) {
      throw new DamagedException(from, copy.sha256(), "another file by now");
    }
    String path = WarehouseLayout.snapshot(copy.snapshot().id());
    storage.delete(path);
    if (!storage.createIfAbsent(path, bytes)) {
      throw new DamagedException(path, "the file as it was", "another that came first");
    }
  }

  /** Tries to publish a snapshot; nothing when its id is taken. */
  Optional<Stored> create(Snapshot snapshot) throws IOException {
    byte[] bytes = SnapshotJson.write(snapshot);
    return storage.createIfAbsent(WarehouseLayout.snapshot(snapshot.id()), bytes)
        ? Optional.of(new Stored(snapshot, ContentHash.of(bytes).value()))
        : Optional.empty();
  }

  /**
   * A snapshot as it lies in its file.
   *
   * @param snapshot the snapshot
   * @param sha256 content hash of the file, which the next snapshot records
   */
  public record Stored(Snapshot snapshot, String sha256) {

    /** Returns the link that a child records. */
    public Snapshot.Parent asParent() {
      return new Snapshot.Parent(snapshot.id(), sha256);
    }
  }
}

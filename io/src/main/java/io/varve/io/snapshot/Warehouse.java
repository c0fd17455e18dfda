package io.varve.io.snapshot;

import io.varve.io.model.Snapshot;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storages;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A warehouse: the folder or bucket prefix with all snapshots, and what belongs to them. Safe for
 * several threads.
 */
public final class Warehouse {

  private final Storage storage;
  private final Marker marker;

  private Warehouse(Storage storage, Marker marker) {
    this.storage = storage;
    this.marker = marker;
  }

  /**
   * Opens the warehouse at a location.
   *
   * @throws NoWarehouseException when there is none
   * @throws UnsupportedFormatException when a newer program made it
   */
  public static Warehouse open(String location) throws IOException {
    Storage storage = Storages.open(location);
    return find(storage).orElseThrow(() -> new NoWarehouseException(location));
  }

  /** Opens the warehouse at a location, or makes an empty one there. */
  public static Warehouse openOrCreate(String location) throws IOException {
    Storage storage = Storages.open(location);
    Optional<Warehouse> found = find(storage);
    if (found.isPresent()) {
      return found.get();
    }
    List<Storage.StoredFile> remains = storage.list(WarehouseLayout.SNAPSHOTS);
    if (!remains.isEmpty()) {
      return find(storage).orElseThrow(() -> markerLost(remains));
    }
    Marker marker =
        new Marker(Snapshot.FORMAT_VERSION, UUID.randomUUID().toString(), Instant.now());
    new SealedFiles(storage).create(WarehouseLayout.MARKER, marker);
    return find(storage)
        .orElseThrow(
            () -> new IOException("Cannot make a warehouse in " + location + ": it vanished"));
  }

  /**
   * A folder with snapshots but without a marker, also after they were seen, is no fresh start; the
   * marker of a warehouse that somebody makes at this moment comes before its snapshots.
   */
  private static DamagedException markerLost(List<Storage.StoredFile> remains) {
    return new DamagedException(
        WarehouseLayout.MARKER,
        "the marker of a warehouse",
        "none, but " + remains.size() + " files in " + WarehouseLayout.SNAPSHOTS);
  }

  private static Optional<Warehouse> find(Storage storage) throws IOException {
    return new SealedFiles(storage)
        .find(WarehouseLayout.MARKER, Marker.class)
        .map(marker -> new Warehouse(storage, marker));
  }

  /** Returns the identity of the warehouse, which copies of it share. */
  public String id() {
    return marker.warehouseId();
  }

  public Storage storage() {
    return storage;
  }

  public SnapshotStore snapshots() {
    return new SnapshotStore(storage);
  }

  /** Returns the kept snapshots and their rows as of now. */
  public History history() throws IOException {
    return History.of(this);
  }

  /** Returns a committer of this warehouse. */
  public Committer committer() {
    return new Committer(storage, snapshots(), marker.warehouseId(), Clock.systemUTC());
  }

  /**
   * The file that makes a folder a warehouse.
   *
   * @param formatVersion version of the warehouse format
   * @param warehouseId random identity
   * @param createdAt time, UTC
   */
  private record Marker(int formatVersion, String warehouseId, Instant createdAt) {}
}

package io.varve.io.snapshot;

import io.varve.io.json.SealedJson;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Sealed JSON files of a warehouse besides its snapshots. Safe for several threads. */
public final class SealedFiles {

  private final Storage storage;

  public SealedFiles(Storage storage) {
    this.storage = storage;
  }

  /** Creates a file; returns whether this call did it. A file that is there stays as it is. */
  public boolean create(String path, Object value) throws IOException {
    return storage.createIfAbsent(path, SealedJson.write(value));
  }

  /**
   * Returns the value of a file, or nothing when there is none.
   *
   * @throws DamagedException when it was changed
   * @throws UnsupportedFormatException when a newer program wrote it
   */
  public <T> Optional<T> find(String path, Class<T> type) throws IOException {
    try {
      return Optional.of(SnapshotJson.read(path, storage.read(path), type));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}

package io.varve.io.run;

import io.varve.io.snapshot.SealedFiles;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What runs were answered by the sources that they asked, as it came: the folder {@code raw/} of a
 * warehouse. Files are created once and never changed. Paths are inside the warehouse. Safe for
 * several threads and processes.
 */
public final class RawFiles {

  /** Where all of them are. */
  public static final String FOLDER = WarehouseLayout.RAW;

  private final Storage storage;
  private final SealedFiles sealed;

  public RawFiles(Storage storage) {
    this.storage = storage;
    this.sealed = new SealedFiles(storage);
  }

  /** Returns the folder of a run. */
  public static String folder(String runId) {
    return WarehouseLayout.raw(runId);
  }

  /** Creates a file; returns whether this call did it. A file that is there stays as it is. */
  public boolean create(String path, byte[] bytes) throws IOException {
    return storage.createIfAbsent(path, bytes);
  }

  /** Returns the bytes of a file. */
  public byte[] read(String path) throws IOException {
    return storage.read(path);
  }

  /** Returns the paths of all files of a run, in order. */
  public List<String> list(String runId) throws IOException {
    return storage.list(folder(runId)).stream().map(StoredFile::path).sorted().toList();
  }

  /** Creates a sealed account; returns whether this call did it. One that is there stays. */
  public boolean seal(String path, Object value) throws IOException {
    return sealed.create(path, value);
  }

  /**
   * Returns the value of a sealed account, or nothing when there is none.
   *
   * @throws DamagedException when it was changed
   * @throws UnsupportedFormatException when a newer program wrote it
   */
  public <T> Optional<T> find(String path, Class<T> type) throws IOException {
    return sealed.find(path, type);
  }
}

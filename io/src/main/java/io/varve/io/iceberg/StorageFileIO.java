package io.varve.io.iceberg;

import io.varve.io.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * Lets Iceberg read and write files of our storages. It reads metadata and data files, and writes
 * and deletes metadata only: data files belong to the warehouse. Safe for several threads, not for
 * other processes.
 */
final class StorageFileIO implements FileIO {

  private static final long serialVersionUID = 1;

  private final transient TableFolder folder;
  private final transient LocatedStorage data;

  /**
   * Returns access to one table.
   *
   * @param folder folder of its metadata
   * @param data warehouse with its data files
   */
  StorageFileIO(TableFolder folder, LocatedStorage data) {
    this.folder = folder;
    this.data = data;
  }

  @Override
  public InputFile newInputFile(String location) {
    Optional<String> metadata = folder.root().path(location);
    return metadata.isPresent()
        ? new StorageInputFile(folder.root().storage(), metadata.get(), location)
        : new StorageInputFile(
            data.storage(),
            data.path(location)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "Invalid location of a data file: "
                                + location
                                + " is not in the warehouse "
                                + data.location())),
            location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new StorageOutputFile(folder.root().storage(), metadataPath(location), location);
  }

  @Override
  public void deleteFile(String location) {
    Storage storage = folder.root().storage();
    try {
      storage.delete(metadataPath(location));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String metadataPath(String location) {
    return folder
        .root()
        .path(location)
        .filter(path -> path.startsWith(folder.metadata("")))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot change " + location + ": it is no metadata of this table"));
  }
}

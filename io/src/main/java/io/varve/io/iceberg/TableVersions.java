package io.varve.io.iceberg;

import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.io.storage.UnansweredException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/**
 * The versions of one table. A commit is the exclusive creation of {@code v<N>.metadata.json}, all
 * that it names being durable by then; the newest version is the highest number. So a lost race or
 * a crash leaves the version before, whole. The hint is written after the commit and may lag
 * behind. Not safe for several threads, but for several processes.
 */
final class TableVersions implements TableOperations {

  private final TableFolder folder;
  private final StorageFileIO io;
  private TableMetadata current;
  private int version;

  TableVersions(TableFolder folder, StorageFileIO io) {
    this.folder = folder;
    this.io = io;
    TableMetadata unused = refresh();
  }

  /** Returns the number of the newest version seen; 0 for none. */
  int version() {
    return version;
  }

  /** Returns the newest version as of the last look; null when there is none, as Iceberg asks. */
  @Override
  public TableMetadata current() {
    return current;
  }

  @Override
  public TableMetadata refresh() {
    try {
      int newest = newest();
      if (newest != version) {
        String path = folder.version(newest);
        current =
            TableMetadataParser.fromJson(
                folder.root().of(path), new String(storage().read(path), StandardCharsets.UTF_8));
        version = newest;
      }
      return current;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void commit(TableMetadata base, TableMetadata metadata) {
    if (base != current) {
      throw new CommitFailedException("Another publication came before version %s", version + 1);
    }
    create(
        folder.version(version + 1),
        TableMetadataParser.toJson(metadata).getBytes(StandardCharsets.UTF_8));
    TableMetadata unused = refresh();
  }

  private void create(String path, byte[] content) {
    boolean created;
    try {
      created = storage().createIfAbsent(path, content);
    } catch (IOException e) {
      created = isThere(path, content, e);
    }
    if (!created) {
      throw new CommitFailedException("Another publication made %s first", path);
    }
  }

  /** After an error the file itself says what became of the call, if anything can. */
  private boolean isThere(String path, byte[] content, IOException error) {
    try {
      if (storage().size(path).isPresent()) {
        return Arrays.equals(storage().read(path), content);
      }
    } catch (IOException e) {
      error.addSuppressed(e);
      throw new CommitStateUnknownException(error);
    }
    if (error instanceof UnansweredException) {
      throw new CommitStateUnknownException(error);
    }
    throw new UncheckedIOException(error);
  }

  /**
   * Writes the hint anew when it does not name the newest version. Readers that need it find none
   * for a moment.
   */
  void hint() throws IOException {
    String path = folder.metadata(TableFolder.HINT);
    byte[] hint = Integer.toString(version).getBytes(StandardCharsets.UTF_8);
    boolean there = storage().size(path).isPresent();
    if (there && Arrays.equals(storage().read(path), hint)) {
      return;
    }
    storage().delete(path);
    boolean unused = storage().createIfAbsent(path, hint);
  }

  private int newest() throws IOException {
    return storage().list(folder.metadata("").replaceAll("/$", "")).stream()
        .map(StoredFile::path)
        .mapToInt(path -> folder.version(path).orElse(0))
        .max()
        .orElse(0);
  }

  private Storage storage() {
    return folder.root().storage();
  }

  @Override
  public FileIO io() {
    return io;
  }

  @Override
  public String metadataFileLocation(String fileName) {
    return folder.root().of(folder.metadata(fileName));
  }

  /** Nobody writes data files into the table's own folder. */
  @Override
  public LocationProvider locationProvider() {
    return LocationProviders.locationsFor(folder.location(), Map.of());
  }
}

package io.varve.io.gcs;

import io.varve.io.storage.Storage;
import io.varve.io.storage.StoragePath;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Objects below a prefix of a bucket.
 *
 * <p>An object appears as a whole and only where there is none: uploads carry {@code
 * ifGenerationMatch=0} and a checksum. It is durable when the service has answered. Creating,
 * reading and listing is enough for runs; only {@link #delete} needs the permission to delete.
 * Objects that somebody else put there under names that are no {@linkplain StoragePath storage
 * path} are no files, and neither are the empty objects ending in {@code /} with which some tools
 * mark folders.
 */
final class GcsStorage implements Storage {

  private final GcsLocation location;
  private final GcsReader reader;
  private final GcsWriter writer;

  private GcsStorage(GcsLocation location, com.google.cloud.storage.Storage client) {
    this.location = location;
    this.reader = new GcsReader(client, location);
    this.writer = new GcsWriter(client, location);
  }

  /**
   * Opens the storage at a location, without asking whether there is anything.
   *
   * @throws IOException when there are no credentials
   */
  static GcsStorage at(GcsLocation location) throws IOException {
    return new GcsStorage(location, GcsClients.client(location));
  }

  @Override
  public String root() {
    return location.toString();
  }

  @Override
  public boolean createIfAbsent(String path, byte[] content) throws IOException {
    return writer.create(name(path), content);
  }

  @Override
  public NewFile create(String path) throws IOException {
    String name = name(path);
    if (reader.find(name).isPresent()) {
      throw new FileAlreadyExistsException(location.uri(name));
    }
    return new GcsNewFile(writer, name);
  }

  @Override
  public byte[] read(String path) throws IOException {
    return reader.read(existing(path));
  }

  @Override
  public RandomAccessInput open(String path) throws IOException {
    return new GcsInput(reader, existing(path));
  }

  @Override
  public Optional<Long> size(String path) throws IOException {
    return reader.find(name(path)).map(GcsObject::sizeBytes);
  }

  @Override
  public List<StoredFile> list(String folder) throws IOException {
    StoragePath.requireFolder(folder);
    List<StoredFile> files = new ArrayList<>();
    reader.list(
        folder.isEmpty() ? "" : folder + "/",
        object -> {
          String path = object.name().substring(location.prefix().length());
          if (StoragePath.isFile(path)) {
            files.add(new StoredFile(path, object.sizeBytes()));
          }
        });
    // The service sorts by the bytes of UTF-8, which is another order for some characters.
    files.sort(Comparator.comparing(StoredFile::path));
    return List.copyOf(files);
  }

  @Override
  public void delete(String path) throws IOException {
    writer.delete(name(path));
  }

  private GcsObject existing(String path) throws IOException {
    String name = name(path);
    return reader.find(name).orElseThrow(() -> new NoSuchFileException(location.uri(name)));
  }

  private String name(String path) {
    StoragePath.requireFile(path);
    return location.prefix() + path;
  }
}

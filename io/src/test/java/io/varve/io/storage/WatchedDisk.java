package io.varve.io.storage;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A disk that notes what is done in which order, may lack hard links, and may be full. */
final class WatchedDisk extends Disk {

  private final List<String> events = new ArrayList<>();
  private boolean hardLinks = true;
  private long freeBytes = Long.MAX_VALUE;

  WatchedDisk withoutHardLinks() {
    hardLinks = false;
    return this;
  }

  WatchedDisk withFreeBytes(long bytes) {
    freeBytes = bytes;
    return this;
  }

  /** Returns and forgets what was done; temporary names appear as {@code temporary}. */
  List<String> takeEvents() {
    List<String> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  @Override
  FileOutputStream open(Path newFile) throws IOException {
    note("open", newFile);
    return new FileOutputStream(newFile.toFile()) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > freeBytes) {
          super.write(bytes, offset, (int) freeBytes);
          throw new IOException("No space left on device");
        }
        freeBytes -= length;
        super.write(bytes, offset, length);
        note("write", newFile);
      }
    };
  }

  @Override
  void sync(FileOutputStream file) throws IOException {
    super.sync(file);
    events.add("sync temporary");
  }

  @Override
  void link(Path newName, Path file) throws IOException {
    if (!hardLinks) {
      throw new FileSystemException(newName.toString(), file.toString(), "Operation not permitted");
    }
    requireSpace();
    super.link(newName, file);
    note("link", newName);
  }

  @Override
  void move(Path file, Path newName) throws IOException {
    requireSpace();
    super.move(file, newName);
    note("move", newName);
  }

  @Override
  void createDirectory(Path folder) throws IOException {
    super.createDirectory(folder);
    note("mkdir", folder);
  }

  @Override
  void deleteIfExists(Path file) throws IOException {
    super.deleteIfExists(file);
    note("delete", file);
  }

  @Override
  void syncDirectory(Path folder) throws IOException {
    super.syncDirectory(folder);
    note("sync", folder);
  }

  private void requireSpace() throws IOException {
    if (freeBytes == 0) {
      throw new FileSystemException("link", null, "No space left on device");
    }
  }

  private void note(String event, Path path) {
    String name = path.getFileName().toString();
    events.add(event + " " + (StoragePath.isReserved(name) ? "temporary" : name));
  }
}

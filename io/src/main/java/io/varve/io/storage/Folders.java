package io.varve.io.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the folders below one root such that they survive a power failure. */
final class Folders {

  private final Disk disk;
  private final Path root;
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  Folders(Disk disk, Path root) {
    this.disk = disk;
    this.root = root;
  }

  /**
   * Makes a folder and those above it where they are missing. A folder that is there already may
   * have been made a moment ago by a process that had no time to make it durable, so below the root
   * each is made durable once by every storage that writes to it.
   */
  void ensure(Path folder) throws IOException {
    boolean exists = Files.isDirectory(folder);
    if (exists && (durable.contains(folder) || !isBelowRoot(folder))) {
      return;
    }
    Path parent = folder.getParent();
    ensure(parent);
    if (!exists) {
      create(folder);
    }
    disk.syncDirectory(parent);
    durable.add(folder);
  }

  private boolean isBelowRoot(Path folder) {
    return folder.startsWith(root) && !folder.equals(root);
  }

  private void create(Path folder) throws IOException {
    try {
      disk.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      // Somebody else made it, unless it is a file: "exists" would then read as "you lost the
      // race".
      if (!Files.isDirectory(folder)) {
        throw (IOException) new NotDirectoryException(folder.toString()).initCause(e);
      }
    }
  }
}

package io.varve.io.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Files below a local folder.
 *
 * <p>A file is written under a temporary name, made durable, and then given its final name in one
 * step that fails when the name is taken; the folder is made durable last. When a write fails, on a
 * full disk for instance, the temporary file goes; only a process that dies leaves one, which no
 * listing shows. Interrupting a thread neither undoes nor breaks a call.
 *
 * <p>The step is a hard link. Where the file system has none it is a rename under a lock file, for
 * every writer: the first write finds out, and a lock file that is there is always used.
 */
public final class LocalStorage implements Storage {

  private final Disk disk;
  private final Path root;
  private final Folders folders;
  private Optional<Publication> publication;

  private LocalStorage(Disk disk, Path root, Optional<Publication> publication) {
    this.disk = disk;
    this.root = root;
    this.folders = new Folders(disk, root);
    this.publication = publication;
  }

  /** Opens the storage in a folder, which the first write makes when it is missing. */
  public static LocalStorage at(Path root) {
    return at(new Disk(), root);
  }

  static LocalStorage at(Disk disk, Path root) {
    return new LocalStorage(disk, root.toAbsolutePath(), Optional.empty());
  }

  /** Opens a storage that uses hard links without asking whether there are any. */
  static LocalStorage withHardLinks(Disk disk, Path root) {
    Path folder = root.toAbsolutePath();
    return new LocalStorage(disk, folder, Optional.of(new HardLinkPublication(disk)));
  }

  /** Opens a storage that uses the lock file even where there are hard links. */
  static LocalStorage withLock(Disk disk, Path root) {
    Path folder = root.toAbsolutePath();
    return new LocalStorage(disk, folder, Optional.of(new LockedPublication(disk, folder)));
  }

  @Override
  public String root() {
    String uri = root.toUri().toString();
    return uri.endsWith("/") && root.getNameCount() > 0 ? uri.substring(0, uri.length() - 1) : uri;
  }

  @Override
  public boolean createIfAbsent(String path, byte[] content) throws IOException {
    Path target = resolve(path);
    if (isTaken(target)) {
      disk.syncDirectory(target.getParent());
      return false;
    }
    try (LocalNewFile file = start(target)) {
      file.write(content, 0, content.length);
      return file.publishIfAbsent();
    }
  }

  @Override
  public NewFile create(String path) throws IOException {
    Path target = resolve(path);
    if (isTaken(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    return start(target);
  }

  @Override
  public byte[] read(String path) throws IOException {
    return Files.readAllBytes(existing(path));
  }

  @Override
  public RandomAccessInput open(String path) throws IOException {
    Path file = existing(path);
    try {
      return new LocalInput(file);
    } catch (FileNotFoundException e) {
      existing(path); // deleted since? Otherwise it may not be read.
      throw e;
    }
  }

  @Override
  public Optional<Long> size(String path) throws IOException {
    return file(resolve(path)).map(BasicFileAttributes::size);
  }

  @Override
  public List<StoredFile> list(String folder) throws IOException {
    StoragePath.requireFolder(folder);
    return LocalListing.of(root, folder.isEmpty() ? root : resolve(folder));
  }

  @Override
  public void delete(String path) throws IOException {
    Path file = resolve(path);
    if (file(file).isPresent()) {
      disk.deleteIfExists(file);
    }
    // Also when it is gone already: the call that deleted it may have failed at this point.
    if (Files.isDirectory(file.getParent())) {
      disk.syncDirectory(file.getParent());
    }
  }

  @Override
  public long discardUnpublished(Instant before) throws IOException {
    return LocalLeftovers.discard(disk, root, before);
  }

  private LocalNewFile start(Path target) throws IOException {
    folders.ensure(target.getParent());
    return new LocalNewFile(disk, publication(), target);
  }

  private boolean isTaken(Path target) throws IOException {
    if (Files.isDirectory(target)) {
      throw new FileSystemException(target.toString(), null, "is a folder");
    }
    return disk.exists(target);
  }

  private Optional<BasicFileAttributes> file(Path path) throws IOException {
    return disk.attributes(path).filter(BasicFileAttributes::isRegularFile);
  }

  private Path existing(String path) throws IOException {
    Path file = resolve(path);
    if (file(file).isEmpty()) {
      throw new NoSuchFileException(file.toString());
    }
    return file;
  }

  private Path resolve(String path) throws IOException {
    StoragePath.requireFile(path);
    try {
      return root.resolve(path);
    } catch (InvalidPathException e) {
      String charset = System.getProperty("sun.jnu.encoding");
      String help = "the locale's encoding " + charset + " cannot write it; set LC_ALL=C.UTF-8";
      throw new IOException("Cannot use the file name '" + path + "': " + help, e);
    }
  }

  private synchronized Publication publication() throws IOException {
    if (publication.isEmpty()) {
      folders.ensure(root);
      publication = Optional.of(choose());
    }
    return publication.get();
  }

  /** All writers have to choose alike, so a passing failure must not look like missing links. */
  private Publication choose() throws IOException {
    Publication locked = new LockedPublication(disk, root);
    if (disk.exists(root.resolve(LockedPublication.LOCK_FILE))) {
      return locked;
    }
    Path file = root.resolve(StoragePath.RESERVED + UUID.randomUUID() + ".tmp");
    Path link = root.resolve(StoragePath.RESERVED + UUID.randomUUID() + ".tmp");
    try {
      disk.open(file).close();
      try {
        disk.link(link, file);
        return new HardLinkPublication(disk);
      } catch (FileSystemException e) {
        // On a full or broken disk this fails as well, and with it the write.
        disk.move(file, link);
        return locked;
      }
    } finally {
      disk.deleteIfExists(file);
      disk.deleteIfExists(link);
    }
  }
}

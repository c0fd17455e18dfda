package io.varve.io.storage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/** Deletes the temporary files of writers that died. Links are not followed. */
final class LocalLeftovers extends SimpleFileVisitor<Path> {

  private final Disk disk;
  private final Instant before;
  private long bytes;

  private LocalLeftovers(Disk disk, Instant before) {
    this.disk = disk;
    this.before = before;
  }

  static long discard(Disk disk, Path root, Instant before) throws IOException {
    LocalLeftovers leftovers = new LocalLeftovers(disk, before);
    Files.walkFileTree(root, leftovers);
    return leftovers.bytes;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    String name = file.getFileName().toString();
    if (attributes.isRegularFile()
        && StoragePath.isReserved(name)
        && name.endsWith(".tmp")
        && attributes.lastModifiedTime().toInstant().isBefore(before)) {
      disk.deleteIfExists(file);
      bytes += attributes.size();
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }
}

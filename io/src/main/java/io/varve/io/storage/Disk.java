package io.varve.io.storage;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The calls to the file system that {@link LocalStorage} is made of, so that tests can watch their
 * order and let single ones fail.
 *
 * <p>No call is undone by a thread's interrupt. A {@link FileChannel} closes itself when its thread
 * is interrupted, and a commit that dies half way because somebody cancels a worker is what this
 * package is there to prevent: files are therefore written through {@link FileOutputStream}, and
 * the one call that needs a channel is repeated. The interrupt stays pending for the caller.
 */
class Disk {

  FileOutputStream open(Path newFile) throws IOException {
    return new FileOutputStream(newFile.toFile());
  }

  void sync(FileOutputStream file) throws IOException {
    file.getFD().sync();
  }

  /** Gives a file a second name; fails when that is taken. */
  void link(Path newName, Path file) throws IOException {
    try {
      Files.createLink(newName, file);
    } catch (UnsupportedOperationException e) {
      FileSystemException failure =
          new FileSystemException(newName.toString(), file.toString(), "no hard links here");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Renames a file; only atomic together with {@link #exists} under a lock. */
  void move(Path file, Path newName) throws IOException {
    Files.move(file, newName);
  }

  /**
   * Returns what has this name. Unlike {@link Files#exists} it does not take an unreadable folder
   * or a failing disk for an absent file.
   */
  Optional<BasicFileAttributes> attributes(Path name, LinkOption... options) throws IOException {
    try {
      return Optional.of(Files.readAttributes(name, BasicFileAttributes.class, options));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Tells whether anything has this name, even a link that leads nowhere. */
  boolean exists(Path name) throws IOException {
    return attributes(name, LinkOption.NOFOLLOW_LINKS).isPresent();
  }

  void createDirectory(Path folder) throws IOException {
    Files.createDirectory(folder);
  }

  void deleteIfExists(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** Makes the names in a folder durable: those that appeared as well as those that went. */
  void syncDirectory(Path folder) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

package io.varve.runners.export.folder;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The calls that change a folder of exports, so that tests can let the process die between any two
 * of them.
 */
class FolderDisk {

  FileOutputStream open(Path temporary) throws IOException {
    // Not through what somebody may have put there: a link would lead the bytes elsewhere.
    Files.deleteIfExists(temporary);
    return new FileOutputStream(temporary.toFile());
  }

  void write(FileOutputStream file, byte[] bytes, int length) throws IOException {
    file.write(bytes, 0, length);
  }

  void sync(FileOutputStream file) throws IOException {
    file.getFD().sync();
  }

  /** Gives a complete file its name, in place of what has it: readers see the one or the other. */
  void replace(Path temporary, Path target) throws IOException {
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Adds a line to a file. */
  void append(Path file, byte[] line, boolean durable) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
      out.write(line);
      if (durable) {
        out.getFD().sync();
      }
    }
  }

  /** Cuts a file off. */
  void truncate(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  void deleteIfExists(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** Makes the names in a folder durable. */
  void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Returns what has this name; links are not followed. */
  static Optional<BasicFileAttributes> look(Path file) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}

package io.varve.io.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Publishes with {@code link(2)}, which shows a whole file or nothing and never replaces one.
 * Creating the final name first would show a part, and a rename would replace the winner's file.
 */
final class HardLinkPublication implements Publication {

  private final Disk disk;

  HardLinkPublication(Disk disk) {
    this.disk = disk;
  }

  @Override
  public boolean publish(Path temporary, Path target) throws IOException {
    try {
      disk.link(target, temporary);
      return true;
    } catch (FileAlreadyExistsException e) {
      return isOurs(temporary, target);
    }
  }

  /** A network file system repeats a link whose answer was lost and then finds it done. */
  private static boolean isOurs(Path temporary, Path target) throws IOException {
    try {
      return Files.isSameFile(temporary, target);
    } catch (NoSuchFileException e) {
      return false; // deleted since
    }
  }
}

package io.varve.io.storage;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Publishes with a look and a rename under a lock file in the root, for file systems without hard
 * links. Right only when every writer takes the lock; the operating system frees it when its
 * process dies.
 */
final class LockedPublication implements Publication {

  /** Once it is there every storage on this root locks, see {@link LocalStorage#at}. */
  static final String LOCK_FILE = StoragePath.RESERVED + "lock";

  private final Disk disk;
  private final Path root;

  LockedPublication(Disk disk, Path root) {
    this.disk = disk;
    this.root = root;
  }

  @Override
  public boolean publish(Path temporary, Path target) throws IOException {
    Path lockFile = root.toRealPath().resolve(LOCK_FILE);
    // File locks hold between processes only, and closing any channel of the file frees the lock of
    // the whole process. An interned string is one monitor for all class loaders of this JVM.
    synchronized (("lock " + lockFile).intern()) {
      FileChannel channel = lock(lockFile);
      try {
        if (disk.exists(target)) {
          return false;
        }
        disk.move(temporary, target);
        return true;
      } finally {
        channel.close();
      }
    }
  }

  /** Waits for the lock, through interrupts as in {@link Disk}; closing the channel frees it. */
  private static FileChannel lock(Path file) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
          channel.lock();
          return channel;
        } catch (FileLockInterruptionException | ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
          channel.close();
        } catch (IOException | RuntimeException e) {
          channel.close();
          throw e;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

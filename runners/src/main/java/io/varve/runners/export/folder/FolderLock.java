package io.varve.runners.export.folder;

import io.varve.io.run.ThisHost;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write into a folder, of one export at a time. The operating system gives it back
 * when the process dies, so that nobody has to clear it away; the file stays and says who had it
 * last.
 */
final class FolderLock implements Closeable {

  private static final int MOST_BYTES = 512;

  /** Folders locked by this process, which its own file locks do not keep apart. */
  private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the lock of a folder that exists.
   *
   * @throws UserException when another export has it
   */
  static FolderLock take(Path place) throws IOException {
    Path folder = place.toRealPath();
    // Before the file is opened: closing any channel of it would free this process's lock.
    if (!HERE.add(folder)) {
      throw taken(place, "another export of this process");
    }
    boolean held = false;
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FolderNames.LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      try {
        held = channel.tryLock() != null;
        if (!held) {
          throw taken(place, content(channel));
        }
        write(channel);
        return new FolderLock(folder, channel);
      } finally {
        if (!held) {
          channel.close();
        }
      }
    } finally {
      if (!held) {
        HERE.remove(folder);
      }
    }
  }

  private static UserException taken(Path folder, String who) {
    return new UserException(
        ExitCode.REFUSED,
        "Cannot export to "
            + folder
            + ": "
            + who
            + " is writing there. Wait until it has ended, or name another folder with --out.");
  }

  private static String content(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
    int length = channel.read(buffer, 0);
    String who = new String(buffer.array(), 0, Math.max(0, length), StandardCharsets.UTF_8);
    return who.isBlank() ? "another export" : who.strip();
  }

  private static void write(FileChannel channel) throws IOException {
    String who =
        String.format(
            "an export (process %d on %s, since %s)%n",
            ProcessHandle.current().pid(),
            ThisHost.name(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(who.getBytes(StandardCharsets.UTF_8)), 0);
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HERE.remove(folder);
    }
  }
}

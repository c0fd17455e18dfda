package io.varve.io.storage;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.UUID;

/** A file being written under a temporary name beside its final one. */
final class LocalNewFile implements Storage.NewFile {

  private enum State {
    WRITING,
    FAILED,
    PUBLISHED,
    CLOSED
  }

  private static final int BUFFER_BYTES = 16 * 1024;

  private final Disk disk;
  private final Publication publication;
  private final Path target;
  private final Path temporary;
  private final FileOutputStream file;
  private final OutputStream buffer;
  private State state = State.WRITING;
  private long position;

  /** Starts a file in a folder that exists. */
  LocalNewFile(Disk disk, Publication publication, Path target) throws IOException {
    this.disk = disk;
    this.publication = publication;
    this.target = target;
    // Without the final name in it: that may have the greatest length that a name can have.
    this.temporary = target.resolveSibling(StoragePath.RESERVED + UUID.randomUUID() + ".tmp");
    this.file = disk.open(temporary);
    this.buffer = new BufferedOutputStream(file, BUFFER_BYTES);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    requireWriting();
    state = State.FAILED;
    buffer.write(bytes, offset, length);
    state = State.WRITING;
    position += length;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void publish() throws IOException {
    if (!publishIfAbsent()) {
      throw new FileAlreadyExistsException(target.toString());
    }
  }

  /** Publishes, and tells whether the name was still free. */
  boolean publishIfAbsent() throws IOException {
    requireWriting();
    state = State.FAILED;
    buffer.flush();
    disk.sync(file);
    file.close();
    boolean created = publication.publish(temporary, target);
    state = State.PUBLISHED;
    disk.deleteIfExists(temporary);
    // Also for the loser: it may build on the winner's file, or on its own from a lost answer.
    disk.syncDirectory(target.getParent());
    return created;
  }

  @Override
  public void close() throws IOException {
    if (state == State.CLOSED) {
      return;
    }
    state = State.CLOSED;
    try {
      file.close();
    } finally {
      disk.deleteIfExists(temporary);
    }
  }

  private void requireWriting() throws IOException {
    if (state == State.FAILED) {
      throw new IOException("Cannot go on with " + target + ": an earlier call failed");
    }
    if (state != State.WRITING) {
      throw new IllegalStateException(target + " is already " + state);
    }
  }
}

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

  private static final int BUFFER_BYTES = 16 * 1024;

  private final Disk disk;
  private final Publication publication;
  private final Path target;
  private final Path temporary;
  private final FileOutputStream file;
  private final OutputStream buffer;
  private final WritingState state;
  private long position;
  private boolean created;

  /** Starts a file in a folder that exists. */
  LocalNewFile(Disk disk, Publication publication, Path target) throws IOException {
    this.disk = disk;
    this.publication = publication;
    this.target = target;
    this.state = new WritingState(target.toString());
    // Without the final name in it: that may have the greatest length that a name can have.
    this.temporary = target.resolveSibling(StoragePath.RESERVED + UUID.randomUUID() + ".tmp");
    this.file = disk.open(temporary);
    this.buffer = new BufferedOutputStream(file, BUFFER_BYTES);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    state.write(() -> buffer.write(bytes, offset, length));
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
    state.publish(this::place);
    disk.deleteIfExists(temporary);
    // Also for the loser: it may build on the winner's file, or on its own from a lost answer.
    disk.syncDirectory(target.getParent());
    return created;
  }

  private void place() throws IOException {
    buffer.flush();
    disk.sync(file);
    file.close();
    created = publication.publish(temporary, target);
  }

  @Override
  public void close() throws IOException {
    if (!state.close()) {
      return;
    }
    try {
      file.close();
    } finally {
      disk.deleteIfExists(temporary);
    }
  }
}

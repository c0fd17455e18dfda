package io.varve.runners.export.folder;

import io.varve.io.model.ContentHash;
import io.varve.io.storage.Storage.NewFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * An exported file being written, under a temporary name. Publishing gives it its own, in place of
 * an older file, unless that has the same bytes. Not safe for several threads.
 */
public final class NewExport implements NewFile {

  private static final int BUFFER_BYTES = 1 << 16;

  /** What happens with a complete file. */
  @FunctionalInterface
  interface Placing {
    Placed place(WrittenFile complete) throws IOException;
  }

  private final FolderDisk disk;
  private final Path temporary;
  private final String name;
  private final Optional<Origin> origin;
  private final Placing placing;
  private final FileOutputStream file;
  private final MessageDigest digest = ContentHash.newDigest();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int buffered;
  private long position;
  private Optional<Placed> placed = Optional.empty();

  NewExport(FolderDisk disk, Path temporary, String name, Optional<Origin> origin, Placing placing)
      throws IOException {
    this.disk = disk;
    this.temporary = temporary;
    this.name = name;
    this.origin = origin;
    this.placing = placing;
    this.file = disk.open(temporary);
  }

  /** Returns the name that it gets. */
  public String name() {
    return name;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    digest.update(bytes, offset, length);
    position += length;
    int from = offset;
    int left = length;
    while (left > 0) {
      int part = Math.min(left, buffer.length - buffered);
      System.arraycopy(bytes, from, buffer, buffered, part);
      buffered += part;
      from += part;
      left -= part;
      if (buffered == buffer.length) {
        flush();
      }
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void publish() throws IOException {
    flush();
    disk.sync(file);
    file.close();
    Instant modifiedAt = Files.getLastModifiedTime(temporary).toInstant();
    String sha256 = ContentHash.of(digest).value();
    placed =
        Optional.of(placing.place(new WrittenFile(name, origin, position, sha256, modifiedAt)));
  }

  /**
   * Returns how the file stands in the folder.
   *
   * @throws IllegalStateException before it was published
   */
  public Placed placed() {
    return placed.orElseThrow(() -> new IllegalStateException(name + " is not published"));
  }

  @Override
  public void close() throws IOException {
    file.close();
    if (placed.isEmpty()) {
      disk.deleteIfExists(temporary);
    }
  }

  private void flush() throws IOException {
    if (buffered > 0) {
      disk.write(file, buffer, buffered);
      buffered = 0;
    }
  }
}

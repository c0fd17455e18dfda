package io.varve.io.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** An open local file; {@link RandomAccessFile} because interrupts do not close it. */
final class LocalInput implements Storage.RandomAccessInput {

  private final RandomAccessFile file;
  private final long size;

  LocalInput(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "r");
    size = file.length();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int length) throws IOException {
    file.seek(position);
    return file.read(buffer, offset, length);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

package io.varve.io.parquet;

import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.RandomAccessInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** Lets Parquet read a file of our storage. */
final class StorageInput implements InputFile {

  private static final int WINDOW_BYTES = 1 << 13;

  private final Storage storage;
  private final String path;
  private final long size;

  StorageInput(Storage storage, String path) throws IOException {
    this.storage = storage;
    this.path = path;
    try (RandomAccessInput input = storage.open(path)) {
      this.size = input.size();
    }
  }

  @Override
  public long getLength() {
    return size;
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    Positioned in = new Positioned(storage.open(path));
    return new DelegatingSeekableInputStream(in) {
      @Override
      public long getPos() {
        return in.position;
      }

      @Override
      public void seek(long newPosition) throws IOException {
        if (newPosition < 0 || newPosition > in.input.size()) {
          throw new EOFException("Cannot seek to " + newPosition + " of " + in.input.size());
        }
        in.position = newPosition;
      }
    };
  }

  @Override
  public String toString() {
    return path;
  }

  /** Parquet reads lengths byte by byte, which no store should have to answer one by one. */
  private static final class Positioned extends InputStream {
    private final RandomAccessInput input;
    private final byte[] window = new byte[WINDOW_BYTES];
    private long windowStart;
    private int windowLength;
    private long position;

    Positioned(RandomAccessInput input) {
      this.input = input;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = length == 0 ? 0 : readAt(position, buffer, offset, length);
      position += Math.max(count, 0);
      return count;
    }

    private int readAt(long at, byte[] buffer, int offset, int length) throws IOException {
      boolean here = at >= windowStart && at < windowStart + windowLength;
      if (!here && length >= window.length) {
        return input.read(at, buffer, offset, length);
      }
      if (!here) {
        // Forgotten first: a read that fails half way leaves anything in it.
        windowLength = 0;
        windowLength = Math.max(input.read(at, window, 0, window.length), 0);
        windowStart = at;
      }
      int from = (int) (at - windowStart);
      int count = Math.min(length, windowLength - from);
      System.arraycopy(window, from, buffer, offset, Math.max(count, 0));
      return count > 0 ? count : -1;
    }

    @Override
    public void close() throws IOException {
      input.close();
    }
  }
}

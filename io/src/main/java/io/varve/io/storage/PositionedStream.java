package io.varve.io.storage;

import io.varve.io.storage.Storage.RandomAccessInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * An open file as a stream that can go to any position. File formats read lengths byte by byte,
 * which no store should have to answer one by one: small reads are answered from a window. Closing
 * it closes the file. Not safe for several threads.
 */
public final class PositionedStream extends InputStream {

  private static final int WINDOW_BYTES = 1 << 13;

  private final RandomAccessInput input;
  private final byte[] window;
  private long windowStart;
  private int windowLength;
  private long position;

  public PositionedStream(RandomAccessInput input) {
    this(input, WINDOW_BYTES);
  }

  /**
   * Returns the stream of a file.
   *
   * @param windowBytes size of the window; larger reads go to the store as they are
   */
  public PositionedStream(RandomAccessInput input, int windowBytes) {
    this.input = input;
    this.window = new byte[windowBytes];
  }

  /** Returns where the next byte is read, in bytes from the beginning. */
  public long position() {
    return position;
  }

  /**
   * Goes to a position.
   *
   * @throws EOFException when it is outside the file
   */
  public void seek(long newPosition) throws EOFException {
    if (newPosition < 0 || newPosition > input.size()) {
      throw new EOFException("Cannot seek to " + newPosition + " of " + input.size());
    }
    position = newPosition;
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

package io.varve.io.iceberg;

import io.varve.io.storage.PositionedStream;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * A file of our storage that Iceberg reads.
 *
 * @param path path in the storage
 * @param location what Iceberg knows it by
 */
record StorageInputFile(Storage storage, String path, String location) implements InputFile {

  @Override
  public long getLength() {
    try {
      return storage.size(path).orElseThrow(() -> missing(null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean exists() {
    try {
      return storage.size(path).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public SeekableInputStream newStream() {
    try {
      return new Stream(new PositionedStream(storage.open(path)));
    } catch (NoSuchFileException e) {
      throw missing(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private NotFoundException missing(NoSuchFileException cause) {
    return new NotFoundException(cause, "Cannot read %s: there is no such file", location);
  }

  private static final class Stream extends SeekableInputStream {
    private final PositionedStream in;

    Stream(PositionedStream in) {
      this.in = in;
    }

    @Override
    public long getPos() {
      return in.position();
    }

    @Override
    public void seek(long newPosition) throws IOException {
      in.seek(newPosition);
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return in.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}

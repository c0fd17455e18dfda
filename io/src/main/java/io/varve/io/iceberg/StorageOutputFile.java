package io.varve.io.iceberg;

import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.NewFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/**
 * A file of our storage that Iceberg writes: visible when it is closed, and never one that is there
 * already. Iceberg gives each of these files a random name.
 *
 * @param path path in the storage
 * @param location what Iceberg knows it by
 */
record StorageOutputFile(Storage storage, String path, String location) implements OutputFile {

  @Override
  public PositionOutputStream create() {
    try {
      return new Stream(storage.create(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public PositionOutputStream createOrOverwrite() {
    return create();
  }

  @Override
  public InputFile toInputFile() {
    return new StorageInputFile(storage, path, location);
  }

  private static final class Stream extends PositionOutputStream {
    private final NewFile file;
    private long stored;
    private boolean closed;

    Stream(NewFile file) {
      this.file = file;
    }

    @Override
    public long getPos() {
      return closed ? stored : file.position();
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      file.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      stored = file.position();
      try (file) {
        file.publish();
      }
    }
  }
}

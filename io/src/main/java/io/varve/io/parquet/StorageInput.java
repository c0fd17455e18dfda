package io.varve.io.parquet;

import io.varve.io.storage.PositionedStream;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.RandomAccessInput;
import java.io.IOException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** Lets Parquet read a file of our storage. */
final class StorageInput implements InputFile {

  private static final int COPY_BYTES = 1 << 18;

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
    return stream(new PositionedStream(storage.open(path)));
  }

  /** Returns a stream for reading long pieces in small bites. */
  SeekableInputStream newCopyStream() throws IOException {
    return stream(new PositionedStream(storage.open(path), COPY_BYTES));
  }

  private static SeekableInputStream stream(PositionedStream in) {
    return new DelegatingSeekableInputStream(in) {
      @Override
      public long getPos() {
        return in.position();
      }

      @Override
      public void seek(long newPosition) throws IOException {
        in.seek(newPosition);
      }
    };
  }

  @Override
  public String toString() {
    return path;
  }
}

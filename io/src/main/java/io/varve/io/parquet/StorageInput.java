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
    PositionedStream in = new PositionedStream(storage.open(path));
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

package io.varve.io.parquet;

import io.varve.io.model.ContentHash;
import io.varve.io.storage.Storage.NewFile;
import java.io.IOException;
import java.security.MessageDigest;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * Lets Parquet write into a new file of our storage, and hashes what it writes. Closing does not
 * publish.
 */
final class StorageOutput implements OutputFile {

  private static final int BUFFER_BYTES = 1 << 14;

  private final NewFile file;
  private final MessageDigest digest = ContentHash.newDigest();

  StorageOutput(NewFile file) {
    this.file = file;
  }

  /** Returns the hash of all bytes written; to be asked once, at the end. */
  String sha256() {
    return ContentHash.of(digest).value();
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new Hashed();
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  /** Parquet writes its footer byte by byte, which no store should have to take one by one. */
  private final class Hashed extends PositionOutputStream {
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;

    @Override
    public long getPos() {
      return file.position() + buffered;
    }

    @Override
    public void write(int b) throws IOException {
      if (buffered == buffer.length) {
        flush();
      }
      buffer[buffered++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > buffer.length - buffered) {
        flush();
      }
      if (length > buffer.length) {
        pass(bytes, offset, length);
      } else {
        System.arraycopy(bytes, offset, buffer, buffered, length);
        buffered += length;
      }
    }

    @Override
    public void flush() throws IOException {
      if (buffered > 0) {
        int length = buffered;
        buffered = 0;
        pass(buffer, 0, length);
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }

    private void pass(byte[] bytes, int offset, int length) throws IOException {
      file.write(bytes, offset, length);
      digest.update(bytes, offset, length);
    }
  }
}

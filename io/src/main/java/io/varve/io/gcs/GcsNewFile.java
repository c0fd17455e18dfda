package io.varve.io.gcs;

import io.varve.io.storage.Storage.NewFile;
import io.varve.io.storage.WritingState;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An object being written: to a temporary file of this machine first, and from there to the bucket
 * in one upload that can be resumed and repeated. So the checksum is known before the upload, the
 * service refuses what does not match it, and a file that is not published leaves nothing in the
 * bucket, where this program needs no permission to delete.
 */
final class GcsNewFile implements NewFile {

  /** How the temporary files of this process begin; one that is killed leaves its own behind. */
  static final String SPOOL = "varve-upload-" + ProcessHandle.current().pid() + "-";

  private final GcsWriter writer;
  private final String name;
  private final Path spool;
  private final OutputStream out;
  private final Crc32c crc32c = new Crc32c();
  private final WritingState state;
  private long position;

  GcsNewFile(GcsWriter writer, String name) throws IOException {
    this.writer = writer;
    this.name = name;
    this.state = new WritingState(name);
    this.spool = Files.createTempFile(SPOOL, ".tmp");
    this.out = new BufferedOutputStream(new FileOutputStream(spool.toFile()), 1 << 16);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    state.write(() -> out.write(bytes, offset, length));
    crc32c.add(bytes, offset, length);
    position += length;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void publish() throws IOException {
    state.publish(this::upload);
  }

  private void upload() throws IOException {
    out.close();
    boolean created =
        position == 0
            ? writer.create(name, new byte[0])
            : writer.create(name, spool, crc32c.base64());
    if (!created) {
      throw new FileAlreadyExistsException(name);
    }
  }

  @Override
  public void close() throws IOException {
    if (!state.close()) {
      return;
    }
    try {
      out.close();
    } finally {
      Files.deleteIfExists(spool);
    }
  }
}

package io.varve.io.manifest;

import io.varve.io.model.ContentHash;
import io.varve.io.model.FileRef;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.RandomAccessInput;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;

/** Makes sure that a file is the one that a snapshot names, before its content is believed. */
public final class VerifiedFile {

  private static final int BUFFER_BYTES = 1 << 16;

  private VerifiedFile() {}

  /**
   * Compares size and hash of a file with what was recorded.
   *
   * @throws DamagedException when it is gone or differs
   */
  public static void verify(Storage storage, FileRef file) throws IOException {
    MessageDigest digest = ContentHash.newDigest();
    long size = 0;
    try (RandomAccessInput input = storage.open(file.path())) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int n = read(input, size, buffer); n > 0; n = read(input, size, buffer)) {
        digest.update(buffer, 0, n);
        size += n;
      }
    } catch (NoSuchFileException e) {
      throw new DamagedException(file.path(), file.sizeBytes() + " bytes", "no such file");
    }
    if (size != file.sizeBytes()) {
      throw new DamagedException(file.path(), file.sizeBytes() + " bytes", size + " bytes");
    }
    String found = ContentHash.of(digest).value();
    if (!found.equals(file.sha256())) {
      throw new DamagedException(file.path(), file.sha256(), found);
    }
  }

  private static int read(RandomAccessInput input, long position, byte[] buffer)
      throws IOException {
    return input.read(position, buffer, 0, buffer.length);
  }
}

package io.varve.io.manifest;

import io.varve.io.model.ContentHash;
import io.varve.io.model.FileRef;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.RandomAccessInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
    try (RandomAccessInput input = storage.open(file.path())) {
      compare(file, (position, buffer) -> input.read(position, buffer, 0, buffer.length));
    } catch (NoSuchFileException e) {
      throw gone(file);
    }
  }

  /**
   * Compares size and hash of a local file, or of a local copy of a file, with what was recorded.
   * Safe for several threads.
   *
   * @throws DamagedException when it is gone or differs; names the file of the warehouse
   */
  public static void verifyCopy(Path copy, FileRef file) throws IOException {
    try (InputStream input = Files.newInputStream(copy)) {
      compare(file, (position, buffer) -> input.read(buffer));
    } catch (NoSuchFileException e) {
      throw gone(file);
    }
  }

  /**
   * Compares only the size of a local file, or of a local copy of a file, with what was recorded.
   *
   * @throws DamagedException when it is gone or differs; names the file of the warehouse
   */
  public static void verifySize(Path copy, FileRef file) throws IOException {
    try {
      compareSize(file, Files.size(copy));
    } catch (NoSuchFileException e) {
      throw gone(file);
    }
  }

  /** Returns what is thrown for a file that is not there. */
  public static DamagedException gone(FileRef file) {
    return new DamagedException(file.path(), file.sizeBytes() + " bytes", "no such file");
  }

  /** Reads a piece of a file; pieces are asked for one after the other. */
  @FunctionalInterface
  private interface Pieces {
    int read(long position, byte[] buffer) throws IOException;
  }

  private static void compare(FileRef file, Pieces pieces) throws IOException {
    MessageDigest digest = ContentHash.newDigest();
    byte[] buffer = new byte[BUFFER_BYTES];
    long size = 0;
    for (int n = pieces.read(size, buffer); n > 0; n = pieces.read(size, buffer)) {
      digest.update(buffer, 0, n);
      size += n;
    }
    compareSize(file, size);
    String found = ContentHash.of(digest).value();
    if (!found.equals(file.sha256())) {
      throw new DamagedException(file.path(), file.sha256(), found);
    }
  }

  private static void compareSize(FileRef file, long size) {
    if (size != file.sizeBytes()) {
      throw new DamagedException(file.path(), file.sizeBytes() + " bytes", size + " bytes");
    }
  }
}

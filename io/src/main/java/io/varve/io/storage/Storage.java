package io.varve.io.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whole files under one root, created once and never changed.
 *
 * <p>Paths are relative to the root and {@code /}-separated; one that {@link StoragePath} refuses
 * is an {@link IllegalArgumentException} before the store is touched. No name is both a file and a
 * folder: what a store does with such a pair is its own affair. A path that is visible has its full
 * content: nobody ever sees part of a file. When a creating call returns normally, also with "the
 * name is taken", the file and its name survive a power failure.
 *
 * <p>What it does not do: change a file in place, append, rename, lock, watch, keep permissions.
 *
 * <p>An {@link IOException} from a creating or deleting call leaves open whether the call took
 * effect, unless its type says so; what a look finds afterwards is final, except after an {@link
 * UnansweredException}. A failing store never looks like an empty one: "no such file" and an empty
 * list mean that the store has answered. Implementations are safe for use by several threads and
 * processes, and a pending interrupt neither breaks a call nor gets lost.
 */
public interface Storage {

  /** Returns the root as a URI, for messages; the only call that does not touch the store. */
  String root();

  /**
   * Creates a file with these bytes if none has its name. Of any number of callers racing for one
   * name exactly one gets {@code true}.
   *
   * @return whether this call created it; {@code false} when the name is taken, whoever took it
   */
  boolean createIfAbsent(String path, byte[] content) throws IOException;

  /**
   * Starts a new file that becomes visible when it is {@linkplain NewFile#publish() published}.
   * Several may be written under one name; one of them can be published.
   *
   * @throws FileAlreadyExistsException when the name is taken, now or at publication
   */
  NewFile create(String path) throws IOException;

  /**
   * Returns the whole content.
   *
   * @throws NoSuchFileException when there is no such file
   */
  byte[] read(String path) throws IOException;

  /**
   * Opens a file for reading at any position.
   *
   * @throws NoSuchFileException when there is no such file
   */
  RandomAccessInput open(String path) throws IOException;

  /** Returns the size in bytes, or nothing when there is no such file. */
  Optional<Long> size(String path) throws IOException;

  /**
   * Returns all files below a folder, at any depth, in the order of their paths ({@link
   * String#compareTo}); empty when there is no such folder. The empty path is the root. Files that
   * are not published yet are not listed.
   */
  List<StoredFile> list(String folder) throws IOException;

  /** Deletes a file; one that is not there is no error. */
  void delete(String path) throws IOException;

  /**
   * Removes what writers that died left behind: files that were never published and that nobody has
   * written to since a time. A store in which such files cannot exist has nothing to do.
   *
   * @return their size in bytes
   */
  default long discardUnpublished(Instant before) throws IOException {
    return 0;
  }

  /** A file name and its size. */
  record StoredFile(String path, long sizeBytes) {}

  /**
   * A file being written. Not safe for several threads. Closing it unpublished leaves nothing
   * behind; it has to be closed after publication too, and closing again does nothing. When a write
   * fails, on a full disk for instance, nothing can be published any more. Using it after
   * publication or closing is an {@link IllegalStateException}.
   */
  interface NewFile extends Closeable {

    /** Appends bytes. */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Returns the number of bytes written so far. */
    long position();

    /**
     * Makes the file durable and visible under its name.
     *
     * @throws FileAlreadyExistsException when the name was taken in the meantime
     */
    void publish() throws IOException;
  }

  /** An open file. Not safe for several threads. */
  interface RandomAccessInput extends Closeable {

    /** Returns the size in bytes. */
    long size();

    /**
     * Reads up to {@code length} bytes at a position.
     *
     * @return the number of bytes read, at least 1, or -1 at the end
     */
    int read(long position, byte[] buffer, int offset, int length) throws IOException;
  }
}

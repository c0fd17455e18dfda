package io.varve.transforms.listing;

import io.varve.io.model.ContentHash;
import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import io.varve.transforms.extract.ExtractionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * The content of one listed local file. It is the one that was listed when this is made, and still
 * was when it was used if {@link #checkUnchanged} says nothing afterwards.
 */
final class LocalContent {

  /** Small enough to stay close to the processor, large enough for few calls. */
  private static final int BUFFER_BYTES = 1 << 17;

  /** One for each thread that hashes: new ones would cost as much as a tenth of the hashing. */
  private static final ThreadLocal<byte[]> BUFFER =
      ThreadLocal.withInitial(() -> new byte[BUFFER_BYTES]);

  private final Path path;
  private final SourceMetadata before;

  private LocalContent(Path path, SourceMetadata before) {
    this.path = path;
    this.before = before;
  }

  /**
   * Finds the content.
   *
   * @param realRoot root of the tree, links resolved
   * @param maxBytes largest size to read
   * @throws NoSuchFileException when it is not there any more
   * @throws ExtractionException with {@code FETCH} when it is no file within the tree, {@code
   *     UNSTABLE} when it is another than listed, {@code LIMIT} when it is too large
   */
  static LocalContent of(Path realRoot, SourceFile file, long maxBytes)
      throws IOException, ExtractionException {
    Path path = contained(realRoot, Path.of(URI.create(file.metadata().uri())));
    SourceMetadata now = metadata(path);
    if (!now.provesSameBytesAs(file.metadata())) {
      throw new ExtractionException(
          FailureCode.UNSTABLE, "it changed between listing and reading; the next run reads it");
    }
    if (now.sizeBytes() > maxBytes) {
      throw ReadFailure.tooLarge(now.sizeBytes(), maxBytes);
    }
    return new LocalContent(path, now);
  }

  /** Reads exactly the bytes that there were, in one array, since they may be many. */
  byte[] read() throws IOException, ExtractionException {
    byte[] content = new byte[(int) before.sizeBytes()];
    try (InputStream in = Files.newInputStream(path)) {
      if (in.readNBytes(content, 0, content.length) < content.length || in.read() >= 0) {
        throw changedWhileRead();
      }
    }
    return content;
  }

  /** Returns the hash of the bytes, holding few of them at a time. */
  ContentHash hash() throws IOException, ExtractionException {
    MessageDigest digest = ContentHash.newDigest();
    byte[] buffer = BUFFER.get();
    long size = 0;
    try (InputStream in = Files.newInputStream(path)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
        size += count;
      }
    }
    if (size != before.sizeBytes()) {
      throw changedWhileRead();
    }
    return ContentHash.of(digest);
  }

  /**
   * Makes sure that the file still is what it was.
   *
   * @throws ExtractionException with {@code UNSTABLE} when it is not
   */
  void checkUnchanged() throws IOException, ExtractionException {
    if (!metadata(path).provesSameBytesAs(before)) {
      throw changedWhileRead();
    }
  }

  private static ExtractionException changedWhileRead() {
    return new ExtractionException(
        FailureCode.UNSTABLE, "it changed while it was read; the next run reads it");
  }

  /** Returns the regular file at a listed place, links resolved. */
  private static Path contained(Path realRoot, Path place) throws IOException, ExtractionException {
    Path real = target(place);
    if (!real.startsWith(realRoot)) {
      throw new ExtractionException(
          FailureCode.FETCH,
          "it is a symbolic link that leaves the input folder; link within it or copy the file");
    }
    if (!Files.isRegularFile(real)) {
      throw new ExtractionException(
          FailureCode.FETCH, "it is not a regular file; leave it out with --exclude");
    }
    return real;
  }

  private static Path target(Path place) throws IOException, ExtractionException {
    try {
      return place.toRealPath();
    } catch (NoSuchFileException e) {
      if (Files.isSymbolicLink(place)) {
        throw new ExtractionException(
            FailureCode.FETCH,
            "it is a symbolic link to nothing; remove it or restore its target",
            e);
      }
      throw e;
    }
  }

  private static SourceMetadata metadata(Path path) throws IOException {
    return FileFacts.of(path).metadata(path.toUri().toString());
  }
}

package io.varve.transforms.listing;

import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.listing.LocalListing.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Files below a local folder.
 *
 * <p>A symbolic link to a file counts as the file it points to, as long as that lies below the
 * root; other links are listed and fail when they are read, so that none is passed over in silence.
 * Linked folders are not entered.
 */
final class LocalSourceTree implements SourceTree {

  private final Path root;

  LocalSourceTree(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public void checkRoot() throws ListingException {
    if (!Files.exists(root)) {
      throw ListingException.badRoot(root.toString(), "there is no such folder");
    }
    if (!Files.isDirectory(root)) {
      throw ListingException.badRoot(root.toString(), "it is not a folder");
    }
  }

  @Override
  public void list(Instant listedAt, Consumer<SourceFile> visitor) throws ListingException {
    checkRoot();
    try {
      // The root itself may be a link; walking its real path keeps links below it unfollowed.
      new LocalListing(listedAt, visitor).list(realRoot());
    } catch (UnreadableException e) {
      throw ListingException.unreadable(e.getMessage(), why(e.getCause()), e.getCause());
    } catch (StrangeNameException e) {
      throw ListingException.strangeName(e.getMessage(), ListedFolder.NAME_ENCODING);
    } catch (IOException e) {
      throw ListingException.unreadable(root.toString(), why(e), e);
    }
  }

  private Path realRoot() throws IOException {
    return root.toRealPath();
  }

  private static String why(Throwable cause) {
    return cause instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(cause.getMessage());
  }

  @Override
  public byte[] read(SourceFile file, long maxBytes) throws ExtractionException {
    try {
      Path path = contained(Path.of(URI.create(file.metadata().uri())));
      SourceMetadata before = metadata(path);
      if (!before.provesSameBytesAs(file.metadata())) {
        throw new ExtractionException(
            FailureCode.UNSTABLE, "it changed between listing and reading; the next run reads it");
      }
      if (before.sizeBytes() > maxBytes) {
        throw ReadFailure.tooLarge(before.sizeBytes(), maxBytes);
      }
      byte[] content = readAll(path, (int) before.sizeBytes());
      if (!metadata(path).provesSameBytesAs(before)) {
        throw changedWhileRead();
      }
      return content;
    } catch (NoSuchFileException e) {
      throw new ExtractionException(
          FailureCode.UNSTABLE, "it was deleted between listing and reading", e);
    } catch (IOException e) {
      throw ReadFailure.unreadable(why(e), e);
    } catch (OutOfMemoryError e) {
      throw ReadFailure.outOfMemory(e);
    }
  }

  private static ExtractionException changedWhileRead() {
    return new ExtractionException(
        FailureCode.UNSTABLE, "it changed while it was read; the next run reads it");
  }

  /** Returns the regular file at a listed place, links resolved. */
  private Path contained(Path place) throws IOException, ExtractionException {
    Path realRoot = realRoot();
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

  /** Reads exactly the bytes that there were, in one array, since they may be many. */
  private static byte[] readAll(Path path, int size) throws IOException, ExtractionException {
    byte[] content = new byte[size];
    try (InputStream in = Files.newInputStream(path)) {
      if (in.readNBytes(content, 0, size) < size || in.read() >= 0) {
        throw changedWhileRead();
      }
    }
    return content;
  }

  private static SourceMetadata metadata(Path path) throws IOException {
    return FileFacts.of(path).metadata(path.toUri().toString());
  }
}

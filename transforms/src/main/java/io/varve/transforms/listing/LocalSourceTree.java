package io.varve.transforms.listing;

import io.varve.io.model.ContentHash;
import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceFile;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.listing.LocalListing.UnreadableException;
import java.io.IOException;
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

  @Override
  public byte[] read(SourceFile file, long maxBytes) throws ExtractionException {
    return content(file, maxBytes, LocalContent::read);
  }

  @Override
  public ContentHash hash(SourceFile file, long maxBytes) throws ExtractionException {
    return content(file, maxBytes, LocalContent::hash);
  }

  /** Does something with the content of a file that is the listed one before and after it. */
  private <T> T content(SourceFile file, long maxBytes, Use<T> use) throws ExtractionException {
    try {
      LocalContent content = LocalContent.of(realRoot(), file, maxBytes);
      T result = use.of(content);
      content.checkUnchanged();
      return result;
    } catch (NoSuchFileException e) {
      throw new ExtractionException(
          FailureCode.UNSTABLE, "it was deleted between listing and reading", e);
    } catch (IOException e) {
      throw ReadFailure.unreadable(why(e), e);
    } catch (OutOfMemoryError e) {
      throw ReadFailure.outOfMemory(e);
    }
  }

  /** What is done with the content of a file. */
  @FunctionalInterface
  private interface Use<T> {
    T of(LocalContent content) throws IOException, ExtractionException;
  }

  private static String why(Throwable cause) {
    return cause instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(cause.getMessage());
  }
}

package io.varve.transforms.listing;

import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import io.varve.transforms.extract.ExtractionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Files below a local folder.
 *
 * <p>A symbolic link to a file counts as the file it points to, as long as that lies below the
 * root; other links are listed and fail when they are read, so that none is passed over in silence.
 * Linked folders are not entered.
 */
final class LocalSourceTree implements SourceTree {

  /** What Java puts in place of a byte that is no text. */
  private static final char UNDECODABLE = '\uFFFD';

  /** With which Java reads and writes the names of files; from the locale. */
  private static final String NAME_ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");

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
      Files.walkFileTree(realRoot(), new Walk(listedAt, visitor));
    } catch (UnreadableException e) {
      throw ListingException.unreadable(e.getMessage(), why(e.getCause()), e.getCause());
    } catch (StrangeNameException e) {
      throw ListingException.strangeName(e.getMessage(), NAME_ENCODING);
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
      SourceMetadata before = metadata(path, attributes(path));
      if (!before.provesSameBytesAs(file.metadata())) {
        throw new ExtractionException(
            FailureCode.UNSTABLE, "it changed between listing and reading; the next run reads it");
      }
      if (before.sizeBytes() > maxBytes) {
        throw ReadFailure.tooLarge(before.sizeBytes(), maxBytes);
      }
      byte[] content = readAll(path, (int) before.sizeBytes());
      if (!metadata(path, attributes(path)).provesSameBytesAs(before)) {
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

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }

  private static SourceMetadata metadata(
      Path path, BasicFileAttributes attributes, LinkOption... links) throws IOException {
    return new SourceMetadata(
        path.toUri().toString(),
        attributes.size(),
        attributes.lastModifiedTime().toInstant(),
        ChangeToken.of(path, attributes, links),
        Optional.empty());
  }

  /** Says which place could not be read. */
  private static final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableException(Path place, IOException cause) {
      super(place.toString(), cause);
    }
  }

  /** Says which name this locale cannot read. */
  private static final class StrangeNameException extends IOException {
    private static final long serialVersionUID = 1;

    StrangeNameException(String name) {
      super(name);
    }
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Instant listedAt;
    private final Consumer<SourceFile> visitor;
    private Path top;

    Walk(Instant listedAt, Consumer<SourceFile> visitor) {
      this.listedAt = listedAt;
      this.visitor = visitor;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (top == null) {
        top = folder;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      SourceMetadata metadata;
      try {
        metadata =
            attributes.isSymbolicLink() ? ofLink(file, attributes) : metadata(file, attributes);
      } catch (NoSuchFileException e) {
        return visitFileFailed(file, e);
      }
      visitor.accept(new SourceFile(key(file), metadata, listedAt));
      return FileVisitResult.CONTINUE;
    }

    /** A link without a target is listed as itself, and fails when it is read. */
    private static SourceMetadata ofLink(Path link, BasicFileAttributes own) throws IOException {
      try {
        return metadata(link, attributes(link));
      } catch (IOException e) {
        return metadata(link, own, LinkOption.NOFOLLOW_LINKS);
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
      if (error instanceof NoSuchFileException && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        // Deleted while the folder was listed: it is as if the listing had come a moment later.
        return FileVisitResult.CONTINUE;
      }
      throw new UnreadableException(file, error);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException error) throws IOException {
      if (error != null) {
        throw new UnreadableException(folder, error);
      }
      return FileVisitResult.CONTINUE;
    }

    private String key(Path file) throws StrangeNameException {
      StringBuilder key = new StringBuilder();
      for (Path part : top.relativize(file)) {
        key.append(key.isEmpty() ? "" : "/").append(name(part));
      }
      return key.toString();
    }

    /**
     * File names are bytes. Those that are no text all look alike once they are decoded, so they
     * are written as in a URI. What is text must not depend on the locale: a file with another key
     * on another machine would be there twice.
     */
    private static String name(Path part) throws StrangeNameException {
      String name = part.toString();
      if (!NAME_ENCODING.equals("UTF-8") && !name.chars().allMatch(c -> c < 128)) {
        throw new StrangeNameException(name);
      }
      if (name.indexOf(UNDECODABLE) < 0 || Path.of(name).equals(part)) {
        return name;
      }
      String uri = Path.of("/").resolve(part).toUri().getRawPath();
      return uri.substring(1).replaceFirst("/$", "");
    }
  }
}

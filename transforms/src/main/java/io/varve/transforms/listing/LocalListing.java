package io.varve.transforms.listing;

import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Lists the files below a local folder, with one question to the file system for each. Memory grows
 * with the number of folders that wait to be entered. Use once.
 */
final class LocalListing {

  private final Instant listedAt;
  private final Consumer<SourceFile> visitor;
  private final Deque<ListedFolder> waiting = new ArrayDeque<>();

  LocalListing(Instant listedAt, Consumer<SourceFile> visitor) {
    this.listedAt = listedAt;
    this.visitor = visitor;
  }

  /** Says which place could not be read. */
  static final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableException(Path place, IOException cause) {
      super(place.toString(), cause);
    }
  }

  /**
   * Visits each file below a folder once.
   *
   * @throws UnreadableException when any part of it cannot be listed
   * @throws StrangeNameException when a name cannot be read with this locale
   */
  void list(Path root) throws IOException {
    waiting.push(ListedFolder.root(root));
    while (!waiting.isEmpty()) {
      enter(waiting.pop());
    }
  }

  private void enter(ListedFolder folder) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder.path())) {
      for (Path child : children) {
        visit(folder, child);
      }
    } catch (DirectoryIteratorException e) {
      throw new UnreadableException(folder.path(), e.getCause());
    } catch (UnreadableException | StrangeNameException e) {
      throw e;
    } catch (IOException e) {
      if (folder.key().isEmpty()) {
        // Without its root a listing is not empty: there is none.
        throw new UnreadableException(folder.path(), e);
      }
      passOverIfGone(folder.path(), e);
    }
  }

  private void visit(ListedFolder folder, Path child) throws IOException {
    FileFacts facts;
    try {
      facts = FileFacts.of(child, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      passOverIfGone(child, e);
      return;
    }
    if (facts.folder()) {
      waiting.push(folder.folder(child));
      return;
    }
    String uri = folder.uriOf(child);
    SourceMetadata metadata = (facts.link() ? target(child, facts) : facts).metadata(uri);
    visitor.accept(new SourceFile(folder.keyOf(child), metadata, listedAt));
  }

  /** A link without a target is listed as itself, and fails when it is read. */
  private static FileFacts target(Path link, FileFacts own) {
    try {
      return FileFacts.of(link);
    } catch (IOException e) {
      return own;
    }
  }

  /** What is deleted while it is listed is as if the listing had come a moment later. */
  private static void passOverIfGone(Path place, IOException error) throws UnreadableException {
    if (!(error instanceof NoSuchFileException) || Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnreadableException(place, error);
    }
  }
}

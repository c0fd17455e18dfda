package io.varve.runners.sql;

import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.RandomAccessInput;
import io.varve.io.storage.StoragePath;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files of a warehouse on this machine, for programs that read nothing else: where they are, or
 * copies in a temporary folder, each made when it is first asked for. Copies are deleted when this
 * is closed or the process is interrupted, unless they are {@linkplain #keep kept}. Not safe for
 * several threads.
 */
public final class LocalCopies implements AutoCloseable {

  private static final int PIECE_BYTES = 1 << 20;

  private final Storage storage;
  private final Optional<Path> root;
  private final Set<String> copied = new HashSet<>();
  private final Thread whenInterrupted = new Thread(this::deleteCopies, "varve-copies");
  private Optional<Path> folder = Optional.empty();

  private LocalCopies(Storage storage) {
    this.storage = storage;
    this.root =
        storage.root().startsWith("file:")
            ? Optional.of(Path.of(URI.create(storage.root())))
            : Optional.empty();
  }

  /** Returns the files of a warehouse's storage; copies nothing yet. */
  public static LocalCopies of(Storage storage) {
    return new LocalCopies(storage);
  }

  /** Returns where a file of the warehouse can be read. */
  public Path path(String path) throws IOException {
    StoragePath.requireFile(path);
    if (root.isPresent()) {
      return root.get().resolve(path);
    }
    Path target = folder().resolve(path);
    if (copied.add(path)) {
      Files.createDirectories(target.getParent());
      copy(path, target);
    }
    return target;
  }

  /** Leaves the copies to the caller, and returns their folder if there are any. */
  public Optional<Path> keep() {
    Optional<Path> kept = folder;
    forget();
    return kept;
  }

  @Override
  public void close() {
    deleteCopies();
    forget();
  }

  private Path folder() throws IOException {
    if (folder.isEmpty()) {
      folder = Optional.of(Files.createTempDirectory("varve-copy-"));
      Runtime.getRuntime().addShutdownHook(whenInterrupted);
    }
    return folder.get();
  }

  private void forget() {
    if (folder.isPresent()) {
      folder = Optional.empty();
      copied.clear();
      try {
        Runtime.getRuntime().removeShutdownHook(whenInterrupted);
      } catch (IllegalStateException e) {
        // The process is ending, and the hook has found nothing or is at work.
      }
    }
  }

  private void deleteCopies() {
    if (folder.isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder.get())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete the copies in " + folder.get(), e);
    }
  }

  private void copy(String path, Path target) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    try (RandomAccessInput in = storage.open(path);
        OutputStream out = Files.newOutputStream(target)) {
      long position = 0;
      for (int n = 0; n >= 0; n = in.read(position, piece, 0, piece.length)) {
        out.write(piece, 0, n);
        position += n;
      }
    }
  }
}

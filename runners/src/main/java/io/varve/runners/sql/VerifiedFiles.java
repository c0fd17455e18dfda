package io.varve.runners.sql;

import io.varve.io.manifest.VerifiedFile;
import io.varve.io.model.FileRef;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Files of a warehouse on this machine that are what a snapshot names: sizes are always compared,
 * hashes unless told otherwise, of the very bytes that are read afterwards (of copies, after
 * copying). Hashes with two threads; is itself not safe for several.
 */
public final class VerifiedFiles implements View.Files {

  private static final int THREADS = 2;

  /** Compares a file on this machine with what was recorded. */
  @FunctionalInterface
  private interface Comparison {
    void compare(Path copy, FileRef file) throws IOException;
  }

  private final LocalCopies copies;
  private final Comparison comparison;

  private VerifiedFiles(LocalCopies copies, Comparison comparison) {
    this.copies = copies;
    this.comparison = comparison;
  }

  /** Returns files whose sizes and hashes are compared with what was recorded. */
  public static VerifiedFiles byHash(LocalCopies copies) {
    return new VerifiedFiles(copies, VerifiedFile::verifyCopy);
  }

  /** Returns files whose sizes alone are compared with what was recorded. */
  public static VerifiedFiles bySize(LocalCopies copies) {
    return new VerifiedFiles(copies, VerifiedFile::verifySize);
  }

  @Override
  public Path path(String path) throws IOException {
    return copies.path(path);
  }

  /**
   * @throws io.varve.io.storage.DamagedException when one is gone or differs
   */
  @Override
  public void expect(List<FileRef> files) throws IOException {
    Map<FileRef, Path> places = new LinkedHashMap<>();
    for (FileRef file : files) {
      places.put(file, place(file));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Path>> compared = new ArrayList<>();
      places.forEach((file, place) -> compared.add(threads.submit(comparing(place, file))));
      for (Future<Path> each : compared) {
        result(each);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Path place(FileRef file) throws IOException {
    try {
      return copies.path(file.path());
    } catch (NoSuchFileException e) {
      throw VerifiedFile.gone(file);
    }
  }

  private Callable<Path> comparing(Path place, FileRef file) {
    return () -> {
      comparison.compare(place, file);
      return place;
    };
  }

  private static void result(Future<Path> compared) throws IOException {
    try {
      compared.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException("Cannot verify the data files", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while data files were verified");
    }
  }
}

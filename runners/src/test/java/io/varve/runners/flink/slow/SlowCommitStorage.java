package io.varve.runners.flink.slow;

import io.varve.io.storage.Storage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder whose first commit tells its process id in a file beside it and then waits, so that a
 * test can kill it there. Later commits go through.
 */
final class SlowCommitStorage implements Storage {

  private static final long PAUSE_MS = 60_000;

  private final Storage delegate;
  private final Path committing;

  SlowCommitStorage(Storage delegate, Path folder) {
    this.delegate = delegate;
    this.committing = folder.resolveSibling(folder.getFileName() + ".committing");
  }

  @Override
  public boolean createIfAbsent(String path, byte[] content) throws IOException {
    if (path.startsWith("snapshots/") && Files.notExists(committing)) {
      Files.writeString(committing, Long.toString(ProcessHandle.current().pid()));
      pause();
    }
    return delegate.createIfAbsent(path, content);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted before the commit");
    }
  }

  @Override
  public String root() {
    return delegate.root();
  }

  @Override
  public NewFile create(String path) throws IOException {
    return delegate.create(path);
  }

  @Override
  public byte[] read(String path) throws IOException {
    return delegate.read(path);
  }

  @Override
  public RandomAccessInput open(String path) throws IOException {
    return delegate.open(path);
  }

  @Override
  public Optional<Long> size(String path) throws IOException {
    return delegate.size(path);
  }

  @Override
  public List<StoredFile> list(String folder) throws IOException {
    return delegate.list(folder);
  }

  @Override
  public void delete(String path) throws IOException {
    delegate.delete(path);
  }
}

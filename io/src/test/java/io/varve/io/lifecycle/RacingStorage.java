package io.varve.io.lifecycle;

import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A storage in which something else happens just before the first file of a folder is deleted. */
final class RacingStorage implements Storage {

  private final Storage delegate;
  private final String folder;
  private final Event event;
  private final AtomicBoolean happened = new AtomicBoolean();

  /** What happens. */
  @FunctionalInterface
  interface Event {
    void happen() throws IOException;
  }

  RacingStorage(Storage delegate, String folder, Event event) {
    this.delegate = delegate;
    this.folder = folder;
    this.event = event;
  }

  @Override
  public void delete(String path) throws IOException {
    if (path.startsWith(folder) && happened.compareAndSet(false, true)) {
      event.happen();
    }
    delegate.delete(path);
  }

  @Override
  public String root() {
    return delegate.root();
  }

  @Override
  public boolean createIfAbsent(String path, byte[] content) throws IOException {
    return delegate.createIfAbsent(path, content);
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
  public List<StoredFile> list(String root) throws IOException {
    return delegate.list(root);
  }
}

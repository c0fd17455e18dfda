package io.varve.io.storage;

import java.net.URI;
import java.nio.file.Path;

/** Opens {@code file:} locations. */
public final class LocalStorageProvider implements StorageProvider {

  @Override
  public String scheme() {
    return "file";
  }

  @Override
  public Storage open(URI root) {
    return LocalStorage.at(Path.of(root));
  }
}

package io.varve.io.storage;

import java.net.URI;

/** Opens {@code mem://name/folder}: the same storage for the same location, on any thread. */
public final class InMemoryStorageProvider implements StorageProvider {

  @Override
  public String scheme() {
    return "mem";
  }

  @Override
  public Storage open(URI root) {
    String folder = root.getPath().replaceAll("^/|/$", "");
    StoragePath.requireFolder(folder);
    return InMemoryStorage.at(root.getAuthority(), folder);
  }
}

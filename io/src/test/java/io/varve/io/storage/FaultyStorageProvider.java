package io.varve.io.storage;

import java.net.URI;

/** Opens {@code faulty://name}: what {@link FaultyStorage#register} put there. */
public final class FaultyStorageProvider implements StorageProvider {

  static final String SCHEME = "faulty";

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public Storage open(URI root) {
    return FaultyStorage.registered(root.getAuthority());
  }
}

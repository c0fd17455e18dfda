package io.varve.runners.flink.slow;

import io.varve.io.storage.LocalStorage;
import io.varve.io.storage.Storage;
import io.varve.io.storage.StorageProvider;
import java.net.URI;
import java.nio.file.Path;

/** Opens {@code slowcommit://local/path}: a folder where commits take their time. */
public final class SlowCommitProvider implements StorageProvider {

  /** Scheme and authority, to be followed by an absolute path. */
  public static final String PREFIX = "slowcommit://local";

  @Override
  public String scheme() {
    return "slowcommit";
  }

  @Override
  public Storage open(URI root) {
    Path folder = Path.of(root.getPath());
    return new SlowCommitStorage(LocalStorage.at(folder), folder);
  }
}

package io.varve.io.gcs;

import io.varve.io.storage.Storage;
import io.varve.io.storage.StoragePath;
import io.varve.io.storage.StorageProvider;
import java.io.IOException;
import java.net.URI;

/** Opens {@code gs://bucket} and {@code gs://bucket/folder}. */
public final class GcsStorageProvider implements StorageProvider {

  @Override
  public String scheme() {
    return GcsLocation.SCHEME;
  }

  @Override
  public Storage open(URI root) throws IOException {
    String text = scheme() + "://" + root.getAuthority() + root.getPath();
    GcsLocation location = GcsLocation.parse(text);
    String prefix = location.prefix();
    StoragePath.requireFolder(prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1));
    return GcsStorage.at(location);
  }
}

package io.varve.io.storage;

import java.io.IOException;
import java.net.URI;

/**
 * Opens the storages of one URI scheme. Found with {@link java.util.ServiceLoader}, so that workers
 * and tests open a warehouse from its location alone.
 */
public interface StorageProvider {

  /** Returns the scheme that it serves, such as {@code file}. */
  String scheme();

  /**
   * Opens the storage under a root; the root need not exist yet. The root's {@linkplain
   * URI#getAuthority() authority} and {@linkplain URI#getPath() path} are the names as the user
   * wrote them; {@link URI#getHost()} is missing for bucket names that are no host names.
   */
  Storage open(URI root) throws IOException;
}

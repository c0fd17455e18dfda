package io.varve.io.iceberg;

import io.varve.io.location.LocalLocation;
import io.varve.io.storage.Storage;
import io.varve.io.storage.StoragePath;
import java.util.Optional;

/**
 * A storage and the location that Iceberg knows its root by. Iceberg's readers take locations
 * literally, so nothing in them is percent-encoded.
 *
 * @param storage storage
 * @param location {@code file:///folder} or {@code scheme://authority/folder}, without a slash at
 *     the end
 */
record LocatedStorage(Storage storage, String location) {

  static LocatedStorage of(Storage storage) {
    String root = storage.root();
    String literal = root.startsWith("file:") ? "file://" + LocalLocation.path(root) : root;
    return new LocatedStorage(
        storage, literal.endsWith("/") ? literal.substring(0, literal.length() - 1) : literal);
  }

  /** Returns the location of a file or folder; the empty path is the root. */
  String of(String path) {
    return path.isEmpty() ? location : location + "/" + path;
  }

  /** Returns the path of a location, or nothing when it is not one of a file in here. */
  Optional<String> path(String elsewhere) {
    return elsewhere.startsWith(location + "/")
        ? Optional.of(elsewhere.substring(location.length() + 1)).filter(StoragePath::isFile)
        : Optional.empty();
  }
}

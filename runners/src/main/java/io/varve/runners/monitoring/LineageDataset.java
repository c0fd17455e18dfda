package io.varve.runners.monitoring;

import io.openlineage.client.utils.DatasetIdentifier;
import io.openlineage.client.utils.filesystem.FilesystemDatasetUtils;
import io.varve.io.gcs.GcsLocation;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * A folder or prefix as OpenLineage names it, by its specification of dataset names: {@code file}
 * and the absolute path, or {@code gs://bucket} and the prefix.
 */
final class LineageDataset {

  private LineageDataset() {}

  /** Returns the name of a location. */
  static DatasetIdentifier of(String location) {
    return FilesystemDatasetUtils.fromLocation(uri(location));
  }

  /** Returns the name of what lies below a location. */
  static DatasetIdentifier of(String location, String below) {
    return of(location.endsWith("/") ? location + below : location + "/" + below);
  }

  private static URI uri(String location) {
    try {
      if (GcsLocation.isOne(location)) {
        GcsLocation place = GcsLocation.parse(location);
        return new URI(GcsLocation.SCHEME, place.bucket(), "/" + place.prefix(), null, null);
      }
      Path path = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
      return new URI("file", null, path.toAbsolutePath().normalize().toString(), null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Invalid location: " + location, e);
    }
  }
}

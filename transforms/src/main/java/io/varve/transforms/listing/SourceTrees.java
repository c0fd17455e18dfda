package io.varve.transforms.listing;

import io.varve.io.gcs.GcsLocation;
import java.net.URI;
import java.nio.file.Path;

/** Opens source trees by their location. */
public final class SourceTrees {

  private SourceTrees() {}

  /**
   * Returns the tree under a folder path, a {@code file:} URI, or {@code gs://bucket/folder}.
   *
   * @throws IllegalArgumentException for a location of another kind
   */
  public static SourceTree open(String location) {
    if (GcsLocation.isOne(location)) {
      return new GcsSourceTree(GcsLocation.parse(location));
    }
    return new LocalSourceTree(localPath(location));
  }

  private static Path localPath(String location) {
    if (location.matches("[a-z][a-z0-9+.-]+://.*") && !location.startsWith("file:")) {
      throw new IllegalArgumentException(
          "Invalid input: "
              + location
              + ". Inputs are local folders, file: URIs or gs://bucket/folder.");
    }
    try {
      return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Invalid input: " + location + ". " + e.getMessage(), e);
    }
  }
}

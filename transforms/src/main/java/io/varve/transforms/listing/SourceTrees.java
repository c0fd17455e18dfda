package io.varve.transforms.listing;

import java.net.URI;
import java.nio.file.Path;

/** Opens source trees by their location. */
public final class SourceTrees {

  private SourceTrees() {}

  /**
   * Returns the tree under a folder path or a {@code file:} URI.
   *
   * @throws IllegalArgumentException for a location of another kind
   */
  public static SourceTree open(String location) {
    return new LocalSourceTree(localPath(location));
  }

  private static Path localPath(String location) {
    if (location.matches("[a-z][a-z0-9+.-]+://.*") && !location.startsWith("file:")) {
      throw new IllegalArgumentException(
          "Invalid input: " + location + ". Inputs are local folders or file: URIs.");
    }
    try {
      return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Invalid input: " + location + ". " + e.getMessage(), e);
    }
  }
}

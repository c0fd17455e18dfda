package io.varve.transforms.listing;

import io.varve.io.gcs.GcsLocation;
import io.varve.io.location.InvalidLocationException;
import io.varve.io.location.LocalLocation;

/** Opens source trees by their location. */
public final class SourceTrees {

  private SourceTrees() {}

  /**
   * Returns the tree under a folder path, a {@code file:} URI, or {@code gs://bucket/folder}.
   *
   * @throws InvalidLocationException for a location of another kind
   */
  public static SourceTree open(String location) {
    try {
      if (GcsLocation.isOne(location)) {
        return new GcsSourceTree(GcsLocation.parse(location));
      }
      if (LocalLocation.isOne(location)) {
        return new LocalSourceTree(LocalLocation.path(location));
      }
    } catch (IllegalArgumentException e) {
      throw invalid(location, e.getMessage());
    }
    throw invalid(location, "inputs are local folders, file: URIs or gs://bucket/folder.");
  }

  private static InvalidLocationException invalid(String location, String why) {
    return new InvalidLocationException("Invalid --input: " + location + ": " + why);
  }
}

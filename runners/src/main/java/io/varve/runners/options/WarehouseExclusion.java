package io.varve.runners.options;

import io.varve.io.gcs.GcsLocation;
import io.varve.io.location.LocalLocation;
import io.varve.io.snapshot.WarehouseLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps a run from taking its own warehouse for input. */
final class WarehouseExclusion {

  private WarehouseExclusion() {}

  /**
   * Returns the patterns that leave the warehouse out when it lies inside the input.
   *
   * @throws IllegalArgumentException when the input lies inside the warehouse
   */
  static List<String> patterns(String input, String warehouse) {
    if (GcsLocation.isOne(input) && GcsLocation.isOne(warehouse)) {
      return inBuckets(GcsLocation.parse(input), GcsLocation.parse(warehouse));
    }
    return LocalLocation.isOne(input) && LocalLocation.isOne(warehouse)
        ? inFolders(real(input), real(warehouse), warehouse)
        : List.of();
  }

  /**
   * Returns the patterns for pages of records: those that runs have kept in the warehouse may be
   * read again, into the same warehouse too.
   *
   * @throws IllegalArgumentException when the input lies elsewhere inside the warehouse
   */
  static List<String> patternsForPages(String input, String warehouse) {
    String kept = warehouse.replaceAll("/+$", "") + "/" + WarehouseLayout.RAW;
    boolean isKept;
    if (GcsLocation.isOne(input) || GcsLocation.isOne(warehouse)) {
      isKept = (input.replaceAll("/+$", "") + "/").startsWith(kept + "/");
    } else {
      isKept = real(input).startsWith(real(kept));
    }
    return isKept ? List.of() : patterns(input, warehouse);
  }

  private static List<String> inFolders(Path source, Path target, String warehouse) {
    if (source.startsWith(target)) {
      throw holdsInput(warehouse);
    }
    if (!target.startsWith(source)) {
      return List.of();
    }
    String relative = source.relativize(target).toString().replace('\\', '/');
    return List.of(literal(relative) + "/**");
  }

  private static List<String> inBuckets(GcsLocation source, GcsLocation target) {
    if (!source.bucket().equals(target.bucket())) {
      return List.of();
    }
    if (source.prefix().startsWith(target.prefix())) {
      throw holdsInput(target.toString());
    }
    return target.prefix().startsWith(source.prefix())
        ? List.of(literal(target.prefix().substring(source.prefix().length())) + "**")
        : List.of();
  }

  private static IllegalArgumentException holdsInput(String warehouse) {
    return new IllegalArgumentException(
        "Invalid --warehouse: "
            + warehouse
            + " holds the input. Choose a folder beside the input or inside it.");
  }

  /** The real path as far as it exists: links must not hide that one holds the other. */
  private static Path real(String location) {
    try {
      Path path = LocalLocation.path(location).toAbsolutePath().normalize();
      Path existing = path;
      while (!Files.exists(existing) && existing.getParent() != null) {
        existing = existing.getParent();
      }
      return existing.toRealPath().resolve(existing.relativize(path)).normalize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String literal(String path) {
    return path.replaceAll("([\\\\*?\\[\\]{}])", "\\\\$1");
  }
}

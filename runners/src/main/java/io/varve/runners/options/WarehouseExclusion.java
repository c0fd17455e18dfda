package io.varve.runners.options;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
    if (!isLocal(input) || !isLocal(warehouse)) {
      return List.of();
    }
    Path source = real(input);
    Path target = real(warehouse);
    if (source.startsWith(target)) {
      throw new IllegalArgumentException(
          "Invalid --warehouse: "
              + warehouse
              + " holds the input. Choose a folder beside the input or inside it.");
    }
    if (!target.startsWith(source)) {
      return List.of();
    }
    String relative = source.relativize(target).toString().replace('\\', '/');
    return List.of(literal(relative) + "/**");
  }

  private static boolean isLocal(String location) {
    return location.startsWith("file:") || !location.matches("[a-z][a-z0-9+.-]+://.*");
  }

  private static Path path(String location) {
    return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
  }

  /** The real path as far as it exists: links must not hide that one holds the other. */
  private static Path real(String location) {
    try {
      Path path = path(location).toAbsolutePath().normalize();
      Path existing = path;
      while (!Files.exists(existing) && existing.getParent() != null) {
        existing = existing.getParent();
      }
      return existing.toRealPath().resolve(existing.relativize(path)).normalize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Invalid path: " + location + ". " + e.getMessage(), e);
    }
  }

  private static String literal(String path) {
    return path.replaceAll("([\\\\*?\\[\\]{}])", "\\\\$1");
  }
}

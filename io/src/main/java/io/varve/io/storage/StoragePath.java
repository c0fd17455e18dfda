package io.varve.io.storage;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The rules for paths in a {@link Storage}, the same for every store, so that what one store can
 * hold another can too.
 *
 * <p>Parts are separated by {@code /}; none is empty, {@code .} or {@code ..}, so no path leaves
 * the root. Everything else that is a name in Unicode is allowed: spaces, tabs, backslashes. Not
 * allowed are NUL, line feeds and carriage returns (object stores refuse them), unpaired surrogates
 * (no encoding holds them), and names that begin with {@value #RESERVED}, which stores use for
 * files of their own that nobody lists.
 */
public final class StoragePath {

  /** How the names of a store's own files begin. */
  static final String RESERVED = ".varve-";

  private StoragePath() {}

  /**
   * Refuses what cannot name a file.
   *
   * @throws IllegalArgumentException naming the path and the rule that it breaks
   */
  public static void requireFile(String path) {
    Optional<String> why = flaw(path);
    if (why.isPresent()) {
      throw new IllegalArgumentException("Invalid storage path '" + path + "': " + why.get());
    }
  }

  /** Tells whether a path can name a file. */
  public static boolean isFile(String path) {
    return flaw(path).isEmpty();
  }

  /** Returns the rule that a path breaks, if it does. */
  private static Optional<String> flaw(String path) {
    if (path.isEmpty()) {
      return Optional.of("it is empty");
    }
    if (path.startsWith("/")) {
      return Optional.of("it is absolute");
    }
    if (path.indexOf('\0') >= 0) {
      return Optional.of("it contains NUL");
    }
    if (path.indexOf('\n') >= 0 || path.indexOf('\r') >= 0) {
      return Optional.of("it contains a line break");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
      return Optional.of("it contains an unpaired surrogate");
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return Optional.of("it has the part '" + part + "'");
      }
      if (isReserved(part)) {
        return Optional.of("names beginning with '" + RESERVED + "' are reserved");
      }
    }
    return Optional.empty();
  }

  /** Refuses what cannot name a folder; the empty path is the root. */
  public static void requireFolder(String path) {
    if (!path.isEmpty()) {
      requireFile(path);
    }
  }

  /** Tells whether a name is one that a store keeps for itself. */
  static boolean isReserved(String name) {
    return name.startsWith(RESERVED);
  }
}

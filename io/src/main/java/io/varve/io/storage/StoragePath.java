package io.varve.io.storage;

import java.nio.charset.StandardCharsets;

/**
 * The rules for paths in a {@link Storage}, the same for every store, so that what one store can
 * hold another can too.
 *
 * <p>Parts are separated by {@code /}; none is empty, {@code .} or {@code ..}, so no path leaves
 * the root. Everything else that is a name in Unicode is allowed: spaces, newlines, backslashes.
 * Not allowed are NUL, unpaired surrogates (no encoding holds them), and names that begin with
 * {@value #RESERVED}, which stores use for files of their own that nobody lists.
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
    if (path.isEmpty()) {
      throw invalid(path, "it is empty");
    }
    if (path.startsWith("/")) {
      throw invalid(path, "it is absolute");
    }
    if (path.indexOf('\0') >= 0) {
      throw invalid(path, "it contains NUL");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
      throw invalid(path, "it contains an unpaired surrogate");
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw invalid(path, "it has the part '" + part + "'");
      }
      if (isReserved(part)) {
        throw invalid(path, "names beginning with '" + RESERVED + "' are reserved");
      }
    }
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

  private static IllegalArgumentException invalid(String path, String why) {
    return new IllegalArgumentException("Invalid storage path '" + path + "': " + why);
  }
}

package io.varve.transforms.earlier;

import io.varve.io.earlier.EarlierFile;
import io.varve.io.model.SourceFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the listed file that an earlier system's path means. Paths are only ever compared with the
 * listing: whatever they say, nothing outside of the input is touched. Memory grows with the
 * listing.
 */
public final class EarlierPaths {

  private final Map<String, SourceFile> listed = new HashMap<>();
  private final Map<String, Optional<SourceFile>> byName = new HashMap<>();
  private final List<String> roots;
  private final String keyPrefix;
  private final Predicate<String> isKey;

  /**
   * Returns the finder.
   *
   * @param files listing of the input
   * @param roots folders that the earlier paths may begin with, in the order in which they are
   *     tried
   * @param keyPrefix what is put before each key
   * @param isKey tells whether a path can be a key
   */
  public EarlierPaths(
      Collection<SourceFile> files, List<String> roots, String keyPrefix, Predicate<String> isKey) {
    this.roots =
        roots.stream()
            .filter(root -> !root.isEmpty())
            .map(root -> root.endsWith("/") ? root : root + "/")
            .toList();
    this.keyPrefix = keyPrefix;
    this.isKey = isKey;
    for (SourceFile file : files) {
      listed.put(file.key(), file);
      byName.merge(name(file.key()), Optional.of(file), (one, other) -> Optional.empty());
    }
  }

  /**
   * Returns the listed file: the one at that path below the input, or else the only one of that
   * name.
   */
  public Optional<SourceFile> find(EarlierFile earlier) {
    String path = below(earlier.path());
    for (String candidate : List.of(path, path + ".json", dated(earlier, path))) {
      SourceFile file = listed.get(keyPrefix + candidate);
      if (file != null) {
        return Optional.of(file);
      }
    }
    return byName.getOrDefault(name(path), Optional.empty());
  }

  /** Returns the key of a file that is not listed, or nothing when its path can be none. */
  public Optional<String> key(EarlierFile earlier) {
    return Optional.of(keyPrefix + dated(earlier, below(earlier.path())).replaceFirst("^/+", ""))
        .filter(isKey);
  }

  private static String dated(EarlierFile earlier, String path) {
    return earlier.folder().isEmpty() ? path : earlier.folder() + "/" + path;
  }

  private String below(String path) {
    String plain = path.replaceFirst("^(\\./)+", "");
    return roots.stream()
        .filter(plain::startsWith)
        .findFirst()
        .map(root -> plain.substring(root.length()))
        .orElse(plain);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

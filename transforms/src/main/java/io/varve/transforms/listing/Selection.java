package io.varve.transforms.listing;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which keys a run looks at: those that match an include pattern (all, when there is none) and no
 * exclude pattern. Files that it does not look at are neither listed nor missing.
 *
 * <p>Patterns are those of {@link java.nio.file.FileSystem#getPathMatcher} after {@code glob:}. One
 * without {@code /} matches file names at any depth, and {@code **}{@code /} at the front also
 * matches nothing. Names that begin with a dot are hidden and always left out, at any depth.
 */
public final class Selection implements Serializable {

  private static final long serialVersionUID = 1;

  private final ArrayList<String> include;
  private final ArrayList<String> exclude;
  private transient volatile Matchers matchers;

  /** Returns the selection with these patterns. */
  public Selection(List<String> include, List<String> exclude) {
    this.include = new ArrayList<>(include);
    this.exclude = new ArrayList<>(exclude);
    this.matchers = Matchers.of(include, exclude);
  }

  /** Returns the selection of everything that is not hidden. */
  public static Selection everything() {
    return new Selection(List.of(), List.of());
  }

  /** Returns whether the run looks at this key. */
  public boolean contains(String key) {
    Matchers known = matchers;
    if (known == null) {
      known = Matchers.of(include, exclude);
      matchers = known;
    }
    return !hidden(key)
        && (known.include().isEmpty() || matchesAny(known.include(), key))
        && !matchesAny(known.exclude(), key);
  }

  private static boolean hidden(String key) {
    return key.startsWith(".") || key.contains("/.");
  }

  private static boolean matchesAny(List<KeyPattern> patterns, String key) {
    for (KeyPattern pattern : patterns) {
      if (pattern.matches(key)) {
        return true;
      }
    }
    return false;
  }

  /** Compiled patterns; compiled again after travelling. */
  private record Matchers(List<KeyPattern> include, List<KeyPattern> exclude) {

    static Matchers of(List<String> include, List<String> exclude) {
      return new Matchers(
          include.stream().map(glob -> KeyPattern.of("--include", glob)).toList(),
          exclude.stream().map(glob -> KeyPattern.of("--exclude", glob)).toList());
    }
  }
}

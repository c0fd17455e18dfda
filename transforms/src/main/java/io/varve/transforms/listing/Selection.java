package io.varve.transforms.listing;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

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
  private static final Pattern LINE_BREAK = Pattern.compile("[\n\r\\u0085\\u2028\\u2029]");

  private final ArrayList<String> include;
  private final ArrayList<String> exclude;
  private transient volatile Matchers matchers;

  /** Returns the selection with these patterns. */
  public Selection(List<String> include, List<String> exclude) {
    this.include = new ArrayList<>(include);
    this.exclude = new ArrayList<>(exclude);
    this.matchers = new Matchers(include, exclude);
  }

  /** Returns the selection of everything that is not hidden. */
  public static Selection everything() {
    return new Selection(List.of(), List.of());
  }

  /** Returns whether the run looks at this key. */
  public boolean contains(String key) {
    Matchers known = matchers;
    if (known == null) {
      known = new Matchers(include, exclude);
      matchers = known;
    }
    return !hidden(key)
        && (known.include.isEmpty() || matchesAny(known.include, key))
        && !matchesAny(known.exclude, key);
  }

  private static boolean hidden(String key) {
    return key.startsWith(".") || key.contains("/.");
  }

  private static boolean matchesAny(List<PathMatcher> matchers, String key) {
    if (matchers.isEmpty()) {
      return false;
    }
    Path path = path(key);
    return matchers.stream().anyMatch(matcher -> matcher.matches(path));
  }

  /** Names of objects have letters that the locale's encoding may not have. */
  private static Path path(String key) {
    try {
      return Path.of(plain(key));
    } catch (InvalidPathException e) {
      throw new UncheckedIOException(
          new IOException(
              "Cannot compare '"
                  + key
                  + "' with --include and --exclude: "
                  + ListingException.localeNeeded(System.getProperty("sun.jnu.encoding"))
                  + " where varve runs.",
              e));
    }
  }

  /** For Java two stars end at a line break, but file names go on. */
  private static String plain(String text) {
    return LINE_BREAK.matcher(text).replaceAll("\u0001");
  }

  /** Compiled patterns; compiled again after travelling. */
  private static final class Matchers {
    private final List<PathMatcher> include;
    private final List<PathMatcher> exclude;

    Matchers(List<String> include, List<String> exclude) {
      this.include = include.stream().map(glob -> matcher("--include", glob)).toList();
      this.exclude = exclude.stream().map(glob -> matcher("--exclude", glob)).toList();
    }

    private static PathMatcher matcher(String flag, String glob) {
      try {
        PathMatcher whole = FileSystems.getDefault().getPathMatcher("glob:" + plain(glob));
        if (!glob.contains("/")) {
          return path -> whole.matches(path.getFileName());
        }
        if (!glob.startsWith("**/")) {
          return whole;
        }
        PathMatcher top =
            FileSystems.getDefault().getPathMatcher("glob:" + plain(glob.substring(3)));
        return path -> whole.matches(path) || top.matches(path);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "Invalid "
                + flag
                + ": '"
                + glob
                + "' is not a valid glob: "
                + why(e.getDescription())
                + ". Example: "
                + flag
                + "='**/*.htm'",
            e);
      }
    }

    /** Java's descriptions in the words of who writes globs. */
    private static String why(String description) {
      return switch (description) {
        case "Missing ']" -> "a '[' without ']'";
        case "Missing '}" -> "a '{' without '}'";
        case "Unclosed character class" -> "nothing in '[]'";
        case "No character to escape" -> "a '\\' at the end";
        case "Cannot nest groups" -> "a '{' inside '{'";
        case "Explicit 'name separator' in class" -> "a '/' inside '[]'";
        default -> description.toLowerCase(Locale.ROOT);
      };
    }
  }
}

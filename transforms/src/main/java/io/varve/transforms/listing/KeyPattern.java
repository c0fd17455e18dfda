package io.varve.transforms.listing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A pattern that keys match or do not. Safe for several threads. */
@FunctionalInterface
interface KeyPattern {

  /** Returns whether a key matches. */
  boolean matches(String key);

  Pattern LINE_BREAK = Pattern.compile("[\n\r\\u0085\\u2028\\u2029]");

  /**
   * Returns a pattern of {@link Selection}.
   *
   * @param flag where it was given, for people
   * @throws IllegalArgumentException when it is no valid glob
   */
  static KeyPattern of(String flag, String glob) {
    // Only file systems with "/" know case.
    Optional<KeyPattern> ending =
        File.separatorChar == '/' ? NameEnding.of(glob) : Optional.empty();
    return ending.orElseGet(() -> ofMatcher(flag, glob));
  }

  private static KeyPattern ofMatcher(String flag, String glob) {
    PathMatcher matcher = matcher(flag, glob);
    return key -> matcher.matches(path(key));
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
      PathMatcher top = FileSystems.getDefault().getPathMatcher("glob:" + plain(glob.substring(3)));
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
}

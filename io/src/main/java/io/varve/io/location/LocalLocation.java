package io.varve.io.location;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Locations on this machine: a path, or a percent-encoded {@code file:} URI. */
public final class LocalLocation {

  private static final String SCHEME = "file:";
  private static final String REMEDY =
      ". Write the path of a folder, or a URI such as file:///data/filings.";
  private static final Pattern URL =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);

  private LocalLocation() {}

  /** Tells whether a location is on this machine, going by its form. */
  public static boolean isOne(String location) {
    return isUri(location) || !URL.matcher(location).matches();
  }

  /**
   * Returns the path that a location on this machine names.
   *
   * @throws InvalidLocationException when it names none; the message leaves it to the caller to say
   *     which location that is
   */
  public static Path path(String location) {
    if (isUri(location)) {
      return path(uri(location));
    }
    try {
      return Path.of(location);
    } catch (InvalidPathException e) {
      throw invalid("it is no path here (" + e.getReason() + ")", e);
    }
  }

  private static URI uri(String location) {
    try {
      return new URI(location);
    } catch (URISyntaxException e) {
      throw invalid("it is no URI (" + e.getReason() + ")", e);
    }
  }

  private static Path path(URI uri) {
    if (uri.getAuthority() != null) {
      throw new InvalidLocationException(
          "it names another machine, '" + uri.getAuthority() + "'" + REMEDY);
    }
    try {
      return Path.of(uri);
    } catch (IllegalArgumentException e) {
      throw invalid("it is no URI of an absolute path", e);
    }
  }

  private static boolean isUri(String location) {
    return location.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  private static InvalidLocationException invalid(String why, Exception cause) {
    return new InvalidLocationException(why + REMEDY, cause);
  }
}

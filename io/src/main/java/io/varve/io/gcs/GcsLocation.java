package io.varve.io.gcs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bucket and the beginning that the names of its objects share. Taken literally: {@code %},
 * spaces and {@code #} are part of a name.
 *
 * @param bucket name of the bucket
 * @param prefix empty for the whole bucket, else ending in {@code /}
 */
public record GcsLocation(String bucket, String prefix) {

  /** How such locations begin. */
  public static final String SCHEME = "gs";

  private static final String START = SCHEME + "://";
  private static final Pattern LOCATION =
      Pattern.compile(START + "([^/]*)(?:/(.*))?", Pattern.DOTALL);

  /** From the service's rules for bucket names. */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");

  public GcsLocation {
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException(
          "Invalid bucket name: '"
              + bucket
              + "'. It has 3 to 222 lower-case letters, digits, dots, dashes and underscores.");
    }
    if (!prefix.isEmpty() && (!prefix.endsWith("/") || prefix.startsWith("/"))) {
      throw new IllegalArgumentException("Invalid prefix of objects: " + prefix);
    }
  }

  /** Tells whether a location names a bucket. */
  public static boolean isOne(String location) {
    return location.startsWith(START);
  }

  /**
   * Returns what {@code gs://bucket} or {@code gs://bucket/folder} names, with or without a slash
   * at the end.
   *
   * @throws IllegalArgumentException when it names no bucket
   */
  public static GcsLocation parse(String location) {
    Matcher parts = LOCATION.matcher(location);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Invalid location: " + location + ". Example: gs://bucket/folder");
    }
    String folder = withoutSlashes(Optional.ofNullable(parts.group(2)).orElse(""));
    return new GcsLocation(parts.group(1), folder.isEmpty() ? "" : folder + "/");
  }

  private static String withoutSlashes(String folder) {
    int start = 0;
    int end = folder.length();
    while (start < end && folder.charAt(start) == '/') {
      start++;
    }
    while (end > start && folder.charAt(end - 1) == '/') {
      end--;
    }
    return folder.substring(start, end);
  }

  /** Returns the URI of an object, for people. */
  public String uri(String name) {
    return START + bucket + "/" + name;
  }

  /** Returns the location as it is written, without a slash at its end. */
  @Override
  public String toString() {
    return START
        + bucket
        + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
  }
}

package io.varve.io.snapshot;

import io.varve.io.model.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * File names for source keys: readable where possible, never longer than a store allows, different
 * for different keys.
 */
final class SafeName {

  private static final int LONGEST = 120;
  private static final int HASH_DIGITS = 12;

  /** What a name marked by a hash ends in; a key that ends so gets a hash as well. */
  private static final Pattern MARKED = Pattern.compile(".*-[0-9a-f]{" + HASH_DIGITS + "}");

  private SafeName() {}

  /**
   * Returns the key with everything but ASCII letters, digits, {@code . _ -} replaced, and a dot in
   * front, since stores keep such names for themselves; marked by a hash where it was.
   */
  static String of(String key) {
    StringBuilder name = new StringBuilder();
    boolean same = key.length() <= LONGEST && !MARKED.matcher(key).matches();
    for (int i = 0; i < key.length() && name.length() < LONGEST; i++) {
      char c = key.charAt(i);
      boolean plain = isPlain(c) && !(i == 0 && c == '.');
      name.append(plain ? c : '_');
      same &= plain;
    }
    if (same) {
      return name.toString();
    }
    String hash = ContentHash.of(key.getBytes(StandardCharsets.UTF_8)).hex();
    return name + "-" + hash.substring(0, HASH_DIGITS);
  }

  private static boolean isPlain(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
  }
}

package io.varve.transforms.change;

import java.io.Serializable;
import java.util.Set;

/**
 * Which files are read although their metadata say that they are the same.
 *
 * @param asked whether the user wants metadata not to be believed
 * @param done whether this run has read and compared all of them already, so that their metadata
 *     can be believed from now on
 * @param suspects keys of those that were found to differ, or could not be read; few
 */
public record Rehash(boolean asked, boolean done, Set<String> suspects) implements Serializable {

  /** Metadata are believed. */
  public static final Rehash NONE = new Rehash(false, false, Set.of());

  /** All files are read. */
  public static final Rehash ALL = new Rehash(true, false, Set.of());

  public Rehash {
    suspects = Set.copyOf(suspects);
    if ((done && !asked) || (!done && !suspects.isEmpty())) {
      throw new IllegalArgumentException(
          "Invalid rehash: files that were compared are of a rehash that was asked for");
    }
  }

  /** Returns what is left when all files have been read and compared. */
  public static Rehash done(Set<String> suspects) {
    return new Rehash(true, true, suspects);
  }

  /** Returns whether the file of this key is to be read whatever its metadata say. */
  public boolean includes(String key) {
    return asked && (!done || suspects.contains(key));
  }
}

package io.varve.transforms.listing;

import io.varve.io.model.SourceFile;
import java.io.Serializable;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The part of the manifest that a run is about: the keys under its prefix that its selection
 * contains. Entries out of scope are left as they are.
 */
public final class InputScope implements Serializable {

  private static final long serialVersionUID = 1;

  /** A key is a path below the input, so that its parts are names. */
  private static final Pattern FOLDERS = Pattern.compile("(?:(?!\\.{1,2}/)[^/]+/)++");

  private final String input;
  private final String keyPrefix;
  private final Selection selection;

  /**
   * Returns the scope of an input.
   *
   * @param input location of the source tree
   * @param keyPrefix put before each key, so that several inputs can share a warehouse; empty or
   *     ending in {@code /}
   * @param selection which keys, without the prefix
   */
  public InputScope(String input, String keyPrefix, Selection selection) {
    if (!keyPrefix.isEmpty() && !FOLDERS.matcher(keyPrefix).matches()) {
      throw new IllegalArgumentException(
          "Invalid --key-prefix: '"
              + keyPrefix
              + "': it must be names that each end in /, as in sec/2024/; none is empty, . or ..");
    }
    this.input = input;
    this.keyPrefix = keyPrefix;
    this.selection = selection;
  }

  /** Returns the location of the source tree, as the caller gave it. */
  public String input() {
    return input;
  }

  /** Returns what is put before each key. */
  public String keyPrefix() {
    return keyPrefix;
  }

  /**
   * Makes sure that there is an input at all.
   *
   * @throws ListingException when there is none, or it is not a folder
   */
  public void checkRoot() throws ListingException {
    SourceTrees.open(input).checkRoot();
  }

  /** Returns the scope of all keys under the prefix. */
  public InputScope whole() {
    return new InputScope(input, keyPrefix, Selection.everything());
  }

  /** Returns whether a manifest key is in scope. */
  public boolean contains(String key) {
    return key.startsWith(keyPrefix) && selection.contains(key.substring(keyPrefix.length()));
  }

  /**
   * Visits the source files in scope once each.
   *
   * @param listedAt time of the listing
   * @return number of files that the selection left out
   * @throws ListingException when the tree cannot be listed completely
   */
  public long list(Instant listedAt, Consumer<SourceFile> visitor) throws ListingException {
    long[] leftOut = new long[1];
    SourceTrees.open(input)
        .list(
            listedAt,
            file -> {
              if (selection.contains(file.key())) {
                visitor.accept(file.withKey(keyPrefix + file.key()));
              } else {
                leftOut[0]++;
              }
            });
    return leftOut[0];
  }

  /** Returns a reader of the listed files. */
  public ScopedReader reader() {
    return new ScopedReader(SourceTrees.open(input), keyPrefix);
  }
}

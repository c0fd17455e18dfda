package io.varve.transforms.earlier;

import io.varve.io.model.Labelled;
import java.util.Locale;

/** What became of one file of an earlier system's state. */
public enum Finding implements Labelled {
  /** The file is there, with the recorded hash. */
  VERIFIED("the same bytes as then"),
  /** The file is there, with another hash. */
  DIFFERENT("other bytes than then"),
  /** The file is there, but no hash was recorded that could be compared. */
  UNVERIFIED("there, without a hash to compare"),
  /** The file is there, but could not be read now. */
  UNREADABLE("there, but cannot be read"),
  /** No such file is below the input. */
  GONE("not below the input any more"),
  /** Its path can be no key, so there is no entry for it. */
  REFUSED("path that cannot be a key; not imported"),
  /** Another path of the state names the same file, so there is one entry for both. */
  REPEATED("another path of the same file; not imported twice");

  private final String meaning;

  Finding(String meaning) {
    this.meaning = meaning;
  }

  /** Returns what it means, for people. */
  public String meaning() {
    return meaning;
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

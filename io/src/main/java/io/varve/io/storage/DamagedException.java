package io.varve.io.storage;

/**
 * A file of the warehouse is gone or is not what was written. Nothing may be committed on top of
 * it. Safe to show: the message says which file, what was expected, what was found, and what to do.
 */
public final class DamagedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String path;
  private final String expected;
  private final String found;

  public DamagedException(String path, String expected, String found) {
    super(
        "Cannot trust "
            + path
            + ": expected "
            + expected
            + ", found "
            + found
            + ". "
            + remedy(path)
            + "; 'varve check' lists everything that is damaged.");
    this.path = path;
    this.expected = expected;
    this.found = found;
  }

  /** Snapshots have a copy beside the record of their run. */
  private static String remedy(String path) {
    return path.startsWith("snapshots/")
        ? "'varve repair' puts snapshots back; what it cannot, restore from a copy"
        : "Restore this file from a copy";
  }

  /** Returns the path of the file inside the warehouse. */
  public String path() {
    return path;
  }

  /** Returns what should be there. */
  public String expected() {
    return expected;
  }

  /** Returns what is there. */
  public String found() {
    return found;
  }
}

package io.varve.transforms.listing;

import io.varve.io.gcs.NoCredentialsException;

/** The input cannot be listed completely. The message says what, why, and what to do. */
public final class ListingException extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean configuration;

  /** What is wrong with the root, without the flag to check; empty when it is something else. */
  private final String badRoot;

  private ListingException(String message, boolean configuration, Throwable cause) {
    this("", message, configuration, cause);
  }

  private ListingException(String badRoot, String message, boolean configuration, Throwable cause) {
    super(message, cause);
    this.configuration = configuration;
    this.badRoot = badRoot;
  }

  /** Returns the error for a root that is not there or not a folder. */
  static ListingException badRoot(String root, String why) {
    return badRoot("Cannot list the input " + root + ": " + why + ".", "--input", null);
  }

  private static ListingException badRoot(String what, String flag, Throwable cause) {
    return new ListingException(what, what + " Check " + flag + ".", true, cause);
  }

  /** Returns this error for an input that another flag than {@code --input} names. */
  public ListingException of(String flag) {
    return badRoot.isEmpty() ? this : badRoot(badRoot, flag, this);
  }

  /** Returns the error for a part of the tree that cannot be read. */
  static ListingException unreadable(String place, String why, Throwable cause) {
    return new ListingException(
        "Cannot list "
            + place
            + ": "
            + why
            + ". Make it readable or leave it out with --exclude; nothing was changed.",
        false,
        cause);
  }

  /** Returns the error for a name that Java cannot read where it runs. */
  static ListingException strangeName(String name, String encoding) {
    return new ListingException(
        "Cannot list the file '"
            + name
            + "': "
            + localeNeeded(encoding)
            + " where varve runs, on the workers of a cluster too; nothing was changed.",
        false,
        null);
  }

  /** Returns what to do about names that the encoding of the locale does not have. */
  static String localeNeeded(String encoding) {
    return "names are read in the locale's encoding " + encoding + ". Set LC_ALL=C.UTF-8";
  }

  /** Returns the error for a store that does not answer or refuses to. */
  static ListingException noAnswer(String root, String why, Throwable cause) {
    return new ListingException(
        "Cannot list the input "
            + root
            + ": "
            + why
            + ". Nothing was changed; run again when the storage answers.",
        false,
        cause);
  }

  /** Returns the error whose message says everything. */
  static ListingException of(NoCredentialsException cause) {
    return new ListingException(cause.getMessage(), true, cause);
  }

  /** Returns whether the root, or who asks for it, is wrong: a matter of configuration. */
  public boolean isConfiguration() {
    return configuration;
  }
}

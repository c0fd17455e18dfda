package io.varve.io.model;

import java.util.Locale;

/** Outcome of the newest attempt on a source file. */
public enum Status implements Labelled {
  /** Extracted; the live rows are those of the newest bytes. */
  SUCCEEDED,
  /** Not extracted; rows of an earlier version, if any, stay live. */
  FAILED,
  /** Known from an earlier system's state: its rows are not in the tables. */
  IMPORTED,
  /** Erased on purpose: no snapshot has rows of it, and runs leave it alone. */
  PURGED,
  /** Taken out: in a delta this ends the entry; it never stands in a base. */
  REMOVED;

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.varve.io.model;

import java.util.Locale;

/**
 * What a run decided about one source file, and why. Written in manifest entries in {@link
 * #label()} form.
 */
public enum Decision implements Labelled {
  /** Never seen before. */
  ADDED,
  /** Its bytes differ from those that were last looked at. */
  MODIFIED,
  /** Same bytes, but another extractor or version of it. */
  EXTRACTOR_CHANGED,
  /** Same bytes and extractor, but another configuration. */
  CONFIG_CHANGED,
  /** It failed before and is tried again. */
  RETRY,
  /** Reprocessed because the user asked for it. */
  FORCED,
  /** Its rows were in a data file that is gone. */
  DATA_FILE_MISSING,
  /** Known, and nothing that matters changed. */
  UNCHANGED,
  /** Its metadata changed but its bytes are the same. */
  TOUCHED,
  /** It failed before and is left alone until something changes or a retry is asked for. */
  PARKED,
  /** Its rows were erased on purpose, and it is not extracted again. */
  PURGED,
  /** Known, but no longer listed; its rows are kept. */
  MISSING,
  /** No longer listed, and its rows and entry are taken out. */
  REMOVED,
  /** Taken over from an earlier system's state. */
  IMPORTED;

  /** {@inheritDoc} Such as {@code extractor-changed}. */
  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether the file is extracted, or tried, because of this decision. */
  public boolean isWork() {
    return switch (this) {
      case ADDED, MODIFIED, EXTRACTOR_CHANGED, CONFIG_CHANGED, RETRY, FORCED, DATA_FILE_MISSING ->
          true;
      case UNCHANGED, TOUCHED, PARKED, PURGED, MISSING, REMOVED, IMPORTED -> false;
    };
  }

  /** Returns the decision with this label, or throws {@link IllegalArgumentException}. */
  public static Decision ofLabel(String label) {
    for (Decision decision : values()) {
      if (decision.label().equals(label)) {
        return decision;
      }
    }
    throw new IllegalArgumentException("Invalid decision: " + label);
  }
}

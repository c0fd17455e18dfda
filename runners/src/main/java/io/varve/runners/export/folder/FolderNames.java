package io.varve.runners.export.folder;

/** The names that exports keep for themselves in a folder. */
final class FolderNames {

  /** How all of them begin; no exported file has such a name. */
  static final String RESERVED = ".varve-export";

  static final String STATE = RESERVED + ".json";
  static final String JOURNAL = RESERVED + ".journal";
  static final String LOCK = RESERVED + ".lock";

  /** The one file that is being written: a folder has one writer, which writes one at a time. */
  static final String TEMPORARY = RESERVED + ".tmp";

  private FolderNames() {}
}

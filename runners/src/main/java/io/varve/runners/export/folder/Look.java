package io.varve.runners.export.folder;

import java.util.Optional;

/**
 * What is found under a name.
 *
 * @param condition in which condition it is
 * @param file how it was written, where it is still so
 */
public record Look(Condition condition, Optional<WrittenFile> file) {

  /** Whose work stands under a name. */
  public enum Condition {
    /** Nothing has the name. */
    ABSENT,
    /** What an export wrote. */
    AS_WRITTEN,
    /** An export wrote the file, and somebody has changed it since. */
    ALTERED,
    /** No export wrote it. */
    FOREIGN,
    /** It is no file and cannot become one. */
    FOLDER
  }

  static Look of(Condition condition) {
    return new Look(condition, Optional.empty());
  }
}

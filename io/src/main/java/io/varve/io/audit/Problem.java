package io.varve.io.audit;

import io.varve.io.model.Labelled;
import java.util.Locale;

/**
 * One thing that is not as it should be.
 *
 * @param kind stable name of the rule that is broken
 * @param place file or row
 * @param expected what should be there
 * @param found what is there
 */
public record Problem(Kind kind, String place, String expected, String found) {

  /** Rules of an intact warehouse. */
  public enum Kind implements Labelled {
    /** A snapshot, or another JSON file, cannot be read or was changed. */
    UNREADABLE,
    /** A snapshot does not follow its parent. */
    BROKEN_CHAIN,
    /** A file that a snapshot names is gone. */
    MISSING_FILE,
    /** A file has another size than recorded. */
    WRONG_SIZE,
    /** A file has other bytes than recorded. */
    WRONG_CONTENT,
    /** Totals do not equal the sum of what they are totals of. */
    WRONG_TOTAL,
    /** A manifest is not what the snapshot before and the changes since then give. */
    WRONG_STATE,
    /** Live rows are not where the entry says, or more or fewer of them. */
    WRONG_ROWS,
    /** A key stands twice. */
    DUPLICATE_KEY,
    /** A row has no parent. */
    MISSING_PARENT,
    /** A data file whose rows were purged is still there. */
    NOT_ERASED,
    /** The same bytes and the same extractor give other rows than those that are stored. */
    NOT_REPRODUCED,
    /**
     * Finished work of a run that has not committed is gone or changed: it is done again, and no
     * table misses anything.
     */
    LOST_WORK;

    /** Returns whether the warehouse is damaged by it. */
    public boolean isDamage() {
      return this != LOST_WORK;
    }

    @Override
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

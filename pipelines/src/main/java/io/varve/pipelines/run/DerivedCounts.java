package io.varve.pipelines.run;

import io.varve.io.model.Decision;

/**
 * Items that a run derived, such as matched instruments. Those that stayed as they were are not
 * counted.
 *
 * @param added items that were not there before
 * @param modified items whose rows changed
 * @param reprocessed items that were derived again for another reason
 * @param removed items whose source is gone, with their rows
 */
public record DerivedCounts(long added, long modified, long reprocessed, long removed) {

  /** Nothing was derived. */
  public static final DerivedCounts NONE = new DerivedCounts(0, 0, 0, 0);

  /** Returns the counts with one item more. */
  DerivedCounts plus(Decision decision) {
    return switch (decision) {
      case ADDED -> new DerivedCounts(added + 1, modified, reprocessed, removed);
      case MODIFIED -> new DerivedCounts(added, modified + 1, reprocessed, removed);
      case REMOVED -> new DerivedCounts(added, modified, reprocessed, removed + 1);
      default ->
          decision.isWork() ? new DerivedCounts(added, modified, reprocessed + 1, removed) : this;
    };
  }

  /** Returns the number of items that were derived. */
  public long processed() {
    return added + modified + reprocessed;
  }
}

package io.varve.transforms.records.fetch;

import io.varve.io.model.Failure;
import io.varve.io.model.FailureCode;
import java.util.Optional;

/**
 * Gives an API up when several questions in a row had no answer at all: then it is down, and to ask
 * for all the others as patiently would take hours. A request that is refused shows nothing either
 * way. Safe for several threads.
 */
final class OutageRule {

  private static final int IN_A_ROW = 5;

  private int inARow;
  private Optional<Failure> down = Optional.empty();

  /**
   * Learns what came of asking.
   *
   * @param failure why there was no answer at all, when there was none
   * @param outage whether that was because the API seems to be down
   */
  synchronized void learn(Optional<Failure> failure, boolean outage) {
    if (failure.isEmpty()) {
      inARow = 0;
    } else if (outage && ++inARow >= IN_A_ROW && down.isEmpty()) {
      down = Optional.of(notAsked(failure.get().message()));
    }
  }

  private static Failure notAsked(String last) {
    return new Failure(
        FetchException.STAGE,
        FailureCode.FETCH,
        "not asked: " + IN_A_ROW + " questions in a row had no answer, the last one: " + last,
        Optional.empty());
  }

  /** Returns why nothing more is to be asked, when that is so. */
  synchronized Optional<Failure> down() {
    return down;
  }
}

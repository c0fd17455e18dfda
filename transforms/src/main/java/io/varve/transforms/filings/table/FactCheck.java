package io.varve.transforms.filings.table;

import io.varve.transforms.filings.text.NumericFact;
import java.util.List;
import java.util.Optional;

/**
 * Compares what was read of cells with what inline XBRL says of the same places. A fact counts when
 * its cell holds no other words; its sign is not compared, since tagged values have the sign of
 * their concept, printed ones that of their column.
 */
final class FactCheck {

  private static final double TOLERANCE = 1e-9;

  private final List<NumericFact> facts;
  private int next;
  private int count;
  private int mismatches;

  /** Checks a table that begins at this offset against facts in the order of their ends. */
  FactCheck(List<NumericFact> facts, int start) {
    this.facts = facts;
    this.next = firstAfter(facts, start);
  }

  /** Compares one cell; cells must come in reading order. */
  void cell(GridCell cell, Optional<Double> number, double factor) {
    Optional<NumericFact> fact = inside(cell);
    if (fact.isEmpty() || !alone(cell, fact.get())) {
      return;
    }
    count++;
    double read = Math.abs(number.orElse(0.0)) * factor;
    double tagged = fact.get().magnitude();
    boolean same = Math.abs(read - tagged) <= TOLERANCE * Math.max(read, tagged);
    mismatches += same ? 0 : 1;
  }

  /** Returns the factor of the fact that is all of a cell. */
  Optional<Double> factor(GridCell cell) {
    return inside(cell).filter(fact -> alone(cell, fact)).map(NumericFact::factor);
  }

  int count() {
    return count;
  }

  int mismatches() {
    return mismatches;
  }

  private Optional<NumericFact> inside(GridCell cell) {
    while (next < facts.size() && facts.get(next).end() <= cell.start()) {
      next++;
    }
    boolean found =
        next < facts.size()
            && facts.get(next).start() >= cell.start()
            && facts.get(next).end() <= cell.end();
    return found ? Optional.of(facts.get(next)) : Optional.empty();
  }

  /** Signs and marks may stand beside the number, other words or numbers not. */
  private static boolean alone(GridCell cell, NumericFact fact) {
    int least = 0;
    for (int i = 0; i < cell.words().length(); i++) {
      char c = cell.words().charAt(i);
      if (Character.isLetter(c)) {
        return false;
      }
      least += c >= '0' && c <= '9' ? 1 : 0;
    }
    return least <= fact.end() - fact.start();
  }

  private static int firstAfter(List<NumericFact> facts, int start) {
    int low = 0;
    int high = facts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (facts.get(middle).end() <= start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

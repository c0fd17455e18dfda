package io.varve.io.audit;

import io.varve.io.audit.Problem.Kind;
import io.varve.io.storage.DamagedException;
import java.util.ArrayList;
import java.util.List;

/** Collects problems while a check goes on. Not safe for several threads. */
final class Findings {

  /** Enough to see what is wrong; a damaged warehouse can break a rule a million times. */
  private static final int MOST = 1000;

  private final List<Problem> problems = new ArrayList<>();

  void add(Kind kind, String place, Object expected, Object found) {
    Problem problem = new Problem(kind, place, String.valueOf(expected), String.valueOf(found));
    if (problems.size() < MOST && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  void add(Kind kind, DamagedException damage) {
    add(kind, damage.path(), damage.expected(), damage.found());
  }

  /** Adds a problem when the two differ; returns whether they are equal. */
  boolean same(Kind kind, String place, Object expected, Object found) {
    boolean same = expected.equals(found);
    if (!same) {
      add(kind, place, expected, found);
    }
    return same;
  }

  List<Problem> all() {
    return problems;
  }
}

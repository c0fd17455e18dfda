package io.varve.io.audit;

import io.varve.io.audit.Problem.Kind;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.storage.DamagedException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems while a check goes on. Not safe for several threads. */
final class Findings {

  /** Enough to see what is wrong; a damaged warehouse can break a rule a million times. */
  private static final int MOST = 1000;

  private final Set<Problem> problems = new LinkedHashSet<>();
  private long more;
  private boolean damage;

  void add(Kind kind, String place, Object expected, Object found) {
    damage |= kind.isDamage();
    Problem problem = new Problem(kind, place, String.valueOf(expected), String.valueOf(found));
    if (problems.size() < MOST) {
      problems.add(problem);
    } else if (!problems.contains(problem)) {
      more++;
    }
  }

  void add(Kind kind, DamagedException damaged) {
    add(kind, damaged.path(), damaged.expected(), damaged.found());
  }

  void add(String path, UnsupportedFormatException newer) {
    add(Kind.UNREADABLE, path, "a known format version", newer.getMessage());
  }

  /** Adds a problem when the two differ; returns whether they are equal. */
  boolean same(Kind kind, String place, Object expected, Object found) {
    boolean same = expected.equals(found);
    if (!same) {
      add(kind, place, expected, found);
    }
    return same;
  }

  /** Returns whether any problem is damage. */
  boolean damage() {
    return damage;
  }

  /** Returns how many problems were found so far; the same one found twice may count twice. */
  long count() {
    return problems.size() + more;
  }

  /** Returns how many problems are not among {@link #all()}. */
  long more() {
    return more;
  }

  /** Returns the first problems, in the order in which they were found. */
  List<Problem> all() {
    return new ArrayList<>(problems);
  }
}

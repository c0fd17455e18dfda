package io.varve.runners.render;

import io.varve.io.audit.CheckReport;
import io.varve.io.audit.Problem;
import io.varve.io.audit.Problem.Kind;
import io.varve.io.snapshot.WarehouseLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What helps against the damage that a check found: only what fits the problems that are there. */
final class Remedy {

  private final List<Problem> damage;
  private final boolean currentIntact;

  private Remedy(CheckReport report) {
    this.damage = report.problems().stream().filter(problem -> problem.kind().isDamage()).toList();
    this.currentIntact = report.currentIntact();
  }

  /** Returns whole sentences, what to do first standing first. */
  static String of(CheckReport report) {
    return new Remedy(report).sentences();
  }

  private String sentences() {
    List<String> sentences = new ArrayList<>();
    if (currentIntact) {
      sentences.add("The current snapshot is intact; only older ones are damaged.");
    }
    if (any(Remedy::isSnapshot)) {
      sentences.add("'varve repair' puts snapshots back; what it cannot, restore from a copy.");
    }
    if (any(Remedy::isNotErased)) {
      sentences.add("Data files that were not erased go when their 'varve purge' is given again.");
    }
    if (any(this::isExtractedAgain)) {
      sentences.add(
          "What missing data files held, the next run extracts again; older snapshots need them"
              + " from a copy.");
    }
    if (any(problem -> isFile(problem) && !isExtractedAgain(problem))) {
      sentences.add(
          "Restore "
              + (sentences.isEmpty() || currentIntact ? "these" : "all other")
              + " files from a copy.");
    }
    return String.join(" ", sentences);
  }

  private boolean any(Predicate<Problem> kind) {
    return damage.stream().anyMatch(kind);
  }

  private static boolean isSnapshot(Problem problem) {
    return problem.place().startsWith(WarehouseLayout.SNAPSHOTS + "/");
  }

  private static boolean isNotErased(Problem problem) {
    return problem.kind() == Kind.NOT_ERASED;
  }

  private static boolean isFile(Problem problem) {
    return !isSnapshot(problem) && !isNotErased(problem);
  }

  /** A run looks for data files that are gone, not for those that were changed. */
  private boolean isExtractedAgain(Problem problem) {
    return !currentIntact
        && problem.kind() == Kind.MISSING_FILE
        && problem.place().startsWith(WarehouseLayout.DATA + "/");
  }
}

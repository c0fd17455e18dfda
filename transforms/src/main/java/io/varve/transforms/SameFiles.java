package io.varve.transforms;

import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rule against two files about the same thing: nobody can tell which of them counts. */
public final class SameFiles {

  /** So many pairs are named; that there are more shows from one more. */
  static final int SHOWN = 5;

  private SameFiles() {}

  /**
   * Returns why a run is refused, or nothing.
   *
   * @param clashes keys of files about the same thing, in words; some are enough
   */
  public static Optional<String> refusal(Iterable<String> clashes) {
    TreeSet<String> sorted = new TreeSet<>();
    clashes.forEach(sorted::add);
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Cannot run: two files are about the same thing: "
                + sorted.stream().limit(SHOWN).collect(Collectors.joining("; "))
                + (sorted.size() > SHOWN ? "; and others" : "")
                + ". Delete the one that is out of date, or leave it out with --exclude.");
  }
}

package io.varve.transforms;

import java.util.Optional;
import java.util.TreeSet;

/** The rule against two files about the same thing: nobody can tell which of them counts. */
public final class SameFiles {

  private SameFiles() {}

  /**
   * Returns why a run is refused, or nothing.
   *
   * @param clashes keys of files about the same thing, in words; the first few are enough
   */
  public static Optional<String> refusal(Iterable<String> clashes) {
    TreeSet<String> sorted = new TreeSet<>();
    clashes.forEach(sorted::add);
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Cannot run: two files are about the same thing: "
                + String.join("; ", sorted)
                + ". Delete the one that is out of date, or leave it out with --exclude.");
  }
}

package io.varve.transforms.records.plan;

import io.varve.io.model.ManifestEntry;
import io.varve.transforms.records.version.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The mark of a record that its listing did not have any more. */
final class MissingMark {

  private MissingMark() {}

  /**
   * Returns the mark when it stays: all that was seen is from before. A replay shows what was
   * there, not what is.
   */
  static Optional<Instant> staying(List<Sighting> sightings, Optional<ManifestEntry> previous) {
    return previous
        .flatMap(ManifestEntry::missingSince)
        .filter(since -> sightings.stream().allMatch(seen -> isBefore(seen, since)));
  }

  /** Returns whether a record is marked, and was seen since. */
  static boolean isOver(List<Sighting> sightings, Optional<ManifestEntry> previous) {
    return previous.flatMap(ManifestEntry::missingSince).isPresent()
        && staying(sightings, previous).isEmpty();
  }

  private static boolean isBefore(Sighting seen, Instant since) {
    return seen.observedAt().filter(time -> time.isBefore(since)).isPresent();
  }
}

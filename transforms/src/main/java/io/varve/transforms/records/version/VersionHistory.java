package io.varve.transforms.records.version;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All versions of one record. Each state is stored once; what is current is decided by the source's
 * update time, then by the time at which the source showed it, never by the order of the runs: a
 * replay of old pages changes nothing. Not safe for several threads.
 */
public final class VersionHistory {

  private final List<Version> versions = new ArrayList<>();
  private final int firstOfRun;
  private int next;

  /**
   * Returns a history.
   *
   * @param known versions that are stored
   * @param lost number of versions that were stored before, and cannot be read any more
   */
  public VersionHistory(List<Version> known, long lost) {
    known.stream().sorted(Comparator.comparingInt(Version::version)).forEach(versions::add);
    int highest = known.stream().mapToInt(Version::version).max().orElse(0);
    firstOfRun = 1 + Math.max(highest, Math.toIntExact(lost));
    next = firstOfRun;
  }

  /** Returns all versions by number. */
  public List<Version> versions() {
    return List.copyOf(versions);
  }

  /** Returns the version that is current; absent when there is none at all. */
  public Optional<Version> current() {
    return versions.stream().filter(Version::isCurrent).findFirst();
  }

  /**
   * Adds what was seen, unless it is known. What a run has seen is added from the oldest state to
   * the newest: where no time tells, as of two pages of one answer, their order does.
   *
   * @param raw the record as JSON
   * @param runId run that saw it
   * @param now time of that run; stands for the time of observation when nobody noted it
   * @return whether the history changed
   */
  public boolean add(Sighting seen, String raw, String runId, Instant now) {
    boolean newest = isNewest(seen);
    if (!newest && isKnown(seen)) {
      return false;
    }
    if (newest) {
      versions.replaceAll(version -> version.current(false));
    }
    versions.add(
        new Version(
            next,
            newest,
            runId,
            seen.observedAt().orElse(now),
            seen.updatedAt(),
            seen.hash(),
            raw));
    next++;
    return true;
  }

  private boolean isNewest(Sighting seen) {
    Optional<Version> current = current();
    if (current.isEmpty()) {
      return true;
    }
    if (current.get().versionHash().equals(seen.hash())) {
      return false;
    }
    int updated = compare(seen.updatedAt(), current.get().sourceUpdatedAt());
    if (updated != 0) {
      return updated > 0;
    }
    int observed =
        seen.observedAt().map(time -> time.compareTo(current.get().validFrom())).orElse(0);
    boolean isOfThisRun = current.get().version() >= firstOfRun;
    return observed == 0 ? isOfThisRun || !isKnown(seen) : observed > 0;
  }

  private boolean isKnown(Sighting seen) {
    return versions.stream().anyMatch(version -> version.versionHash().equals(seen.hash()));
  }

  /** A source that does not tell says nothing of the order. */
  private static int compare(Optional<Instant> one, Optional<Instant> other) {
    return one.isPresent() && other.isPresent() ? one.get().compareTo(other.get()) : 0;
  }
}

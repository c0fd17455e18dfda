package io.varve.transforms.records.version;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * A record as it stands on a page.
 *
 * @param key key of its manifest entry
 * @param hash content hash of its canonical JSON
 * @param sizeBytes size of its canonical JSON, in bytes
 * @param partition partition of its day
 * @param updatedAt when the source last changed it, UTC
 * @param observedAt when the source showed it, UTC
 * @param page number of the page
 * @param index place on the page, from 0
 * @param pageUri where the page is
 */
public record Sighting(
    String key,
    String hash,
    long sizeBytes,
    String partition,
    Optional<Instant> updatedAt,
    Optional<Instant> observedAt,
    int page,
    int index,
    String pageUri) {

  /** Times are as precise as the tables keep them: what is stored must equal what is seen again. */
  public Sighting {
    updatedAt = updatedAt.map(time -> time.truncatedTo(ChronoUnit.MICROS));
    observedAt = observedAt.map(time -> time.truncatedTo(ChronoUnit.MICROS));
  }

  /** From the oldest to the newest state: by update, by observation, by the order of the pages. */
  public static final Comparator<Sighting> BY_AGE =
      Comparator.<Sighting, Instant>comparing(seen -> seen.updatedAt().orElse(Instant.MIN))
          .thenComparing(seen -> seen.observedAt().orElse(Instant.MIN))
          .thenComparing(Sighting::page)
          .thenComparing(Sighting::index);

  /** Returns where it is, for people. */
  public String uri() {
    return pageUri + "#" + index;
  }
}
